package io.hen.experiments.trial;

import io.hen.experiments.input.Captions;
import io.hen.memory.InputException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A caption for each picture that no other has, so that a caption can be asked for and has one
 * answer. Captions are the same here if they differ in upper and lower case, accents or white space
 * alone, which many text encoders cannot tell apart.
 *
 * @param texts the captions, one for each picture, in order
 * @param own how many are the picture's own, as they are
 * @param given how many are from the given list, as they are
 * @param numbered how many have a number at the end, as in {@code a red bus (2)}
 */
public record DistinctCaptions(List<String> texts, int own, int given, int numbered) {

  /** What becomes of several captions of one picture. */
  public enum Several {
    /** The first is taken. */
    FIRST,
    /** They are joined by spaces, as the paper (arXiv 2409.16408) does with COCO's five. */
    JOINED;

    private List<String> of(List<String> captions) {
      List<String> shown =
          captions.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
      return switch (this) {
        case FIRST -> shown.stream().limit(1).toList();
        case JOINED -> shown.isEmpty() ? shown : List.of(String.join(" ", shown));
      };
    }
  }

  /** Copies the list. */
  public DistinctCaptions {
    texts = List.copyOf(texts);
    if (own + given + numbered != texts.size()) {
      throw new IllegalArgumentException(
          own + " + " + given + " + " + numbered + " captions are not " + texts.size());
    }
  }

  /**
   * Captions for the pictures of a set.
   *
   * @param several what is taken of a picture's captions
   * @param given for pictures without, see {@link #list}; may be empty
   * @throws InputException as {@link #of(List, List)}
   */
  public static DistinctCaptions of(PictureSet pictures, Several several, List<String> given) {
    return of(
        IntStream.range(0, pictures.size())
            .mapToObj(k -> several.of(pictures.captions(k)))
            .toList(),
        given);
  }

  /**
   * Captions for pictures. First each takes its own, where no picture before it has the same. Then,
   * in order, the others: one whose own caption is taken gets it with the lowest number from 2 on
   * that makes it new; one without gets the next of the given, which begin anew when they run out
   * (if there are none given, the own captions of the others stand for them), with a number if that
   * is taken. The same arguments give the same captions.
   *
   * @param own of each picture its caption, or none; of several the first counts
   * @param given may be empty, and blank ones do not count
   * @throws InputException if a picture has none and neither the list nor another picture has one
   */
  public static DistinctCaptions of(List<List<String>> own, List<String> given) {
    List<List<String>> first = own.stream().map(Several.FIRST::of).toList();
    List<String> list = new ArrayList<>(given.stream().map(String::strip).toList());
    list.removeIf(String::isEmpty);
    boolean none = list.isEmpty();
    if (none) {
      first.forEach(list::addAll);
    }
    if (list.isEmpty() && !own.isEmpty()) {
      throw new InputException(
          "input.captions-too-few",
          "none of the " + own.size() + " pictures has a caption",
          "give a file of captions, which may be of other pictures");
    }
    Taken taken = new Taken();
    String[] texts = new String[own.size()];
    int ownCount = 0;
    for (int k = 0; k < texts.length; k++) {
      if (!first.get(k).isEmpty() && taken.take(first.get(k).getFirst())) {
        texts[k] = first.get(k).getFirst();
        ownCount++;
      }
    }
    int givenCount = 0;
    int next = 0;
    for (int k = 0; k < texts.length; k++) {
      if (texts[k] == null) {
        boolean has = !first.get(k).isEmpty();
        String text = has ? first.get(k).getFirst() : list.get(next++ % list.size());
        if (!has && taken.take(text)) {
          texts[k] = text;
          givenCount++;
        } else {
          texts[k] = taken.numbered(text);
        }
      }
    }
    return new DistinctCaptions(
        List.of(texts), ownCount, givenCount, texts.length - ownCount - givenCount);
  }

  /**
   * The captions of a file as a list to give to pictures that have none: joined, one of each entry;
   * else the first of each entry, then the second of each, and so on, so that those that say the
   * same thing in other words are far apart.
   */
  public static List<String> list(Captions captions, Several several) {
    List<List<String>> entries = List.copyOf(captions.all().values());
    if (several == Several.JOINED) {
      return entries.stream().flatMap(texts -> several.of(texts).stream()).toList();
    }
    List<String> list = new ArrayList<>();
    int most = entries.stream().mapToInt(List::size).max().orElse(0);
    for (int place = 0; place < most; place++) {
      for (List<String> texts : entries) {
        if (place < texts.size()) {
          list.add(texts.get(place));
        }
      }
    }
    return list;
  }

  /** How many of each kind, for people. */
  public String summary() {
    return "%d captions: %d of the pictures' own, %d given, %d numbered"
        .formatted(texts.size(), own, given, numbered);
  }

  /** What is taken, and how far each text's numbers are used up. */
  private static final class Taken {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ACCENT = Pattern.compile("\\p{Mn}+");

    private final Map<String, Integer> numbers = new HashMap<>();

    boolean take(String text) {
      return numbers.putIfAbsent(folded(text), 1) == null;
    }

    /** For a text that is taken. */
    String numbered(String text) {
      while (true) {
        String candidate = text + " (" + numbers.merge(folded(text), 1, Integer::sum) + ")";
        if (take(candidate)) {
          return candidate;
        }
      }
    }

    private static String folded(String text) {
      String plain = Normalizer.normalize(text, Normalizer.Form.NFD);
      return SPACE
          .matcher(ACCENT.matcher(plain).replaceAll(""))
          .replaceAll(" ")
          .toLowerCase(Locale.ROOT);
    }
  }
}
