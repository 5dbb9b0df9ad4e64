package io.hen.experiments.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a comparison gave.
 *
 * @param encoders what was found of each
 * @param pictures how many there were
 * @param skipped files that could not be read, with the reason
 * @param report the page
 * @param results the numbers for programs
 * @param table the table in Markdown
 * @param time of everything
 */
public record CompareResult(
    List<EncoderFindings> encoders,
    int pictures,
    List<String> skipped,
    Path report,
    Path results,
    Path table,
    Duration time) {}
