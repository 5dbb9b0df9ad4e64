package io.hen.experiments.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Captions as CSV or TSV: file name and caption in the first two columns, or in the columns that a
 * header names so. Several rows of one file are several captions. A separator within a caption must
 * be in quotes.
 */
final class TableCaptions {
  private static final Set<String> FILE =
      Set.of("file", "filename", "file_name", "image", "image_name", "picture");
  private static final Set<String> CAPTION = Set.of("caption", "captions", "text", "comment");

  private TableCaptions() {}

  static Map<String, List<String>> parse(Path file, String text, char separator) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    Map<String, List<String>> captions = new LinkedHashMap<>();
    try (MappingIterator<String[]> rows =
        CsvMapper.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(String[].class)
            .with(schema)
            .readValues(text)) {
      int fileColumn = 0;
      int captionColumn = 1;
      int columns = 2;
      for (int number = 1; rows.hasNext(); number++) {
        String[] row = rows.next();
        if (number == 1 && column(row, FILE) >= 0 && column(row, CAPTION) >= 0) {
          fileColumn = column(row, FILE);
          captionColumn = column(row, CAPTION);
          columns = row.length;
          continue;
        }
        if (row.length != columns) {
          // A caption with a comma in it and no quotes around it would else lose its end.
          throw CaptionText.malformed(
              file,
              "row "
                  + number
                  + " has "
                  + row.length
                  + " columns instead of "
                  + columns
                  + ": \""
                  + String.join(String.valueOf(separator), row)
                  + "\"");
        }
        String caption = row[captionColumn].strip();
        if (!caption.isEmpty()) {
          captions
              .computeIfAbsent(row[fileColumn].strip().replace('\\', '/'), n -> new ArrayList<>())
              .add(caption);
        }
      }
    } catch (JacksonException e) {
      throw CaptionText.malformed(file, e.getOriginalMessage(), e);
    }
    return captions;
  }

  private static int column(String[] header, Set<String> names) {
    for (int column = 0; column < header.length; column++) {
      if (names.contains(header[column].strip().toLowerCase(Locale.ROOT))) {
        return column;
      }
    }
    return -1;
  }
}
