package io.hen.experiments.robustness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a suite gave.
 *
 * @param points one for each setting
 * @param statements the bars, met or missed
 * @param pictures how many were stored
 * @param strangers how many others there were
 * @param skipped files that could not be read, with the reason
 * @param report the page
 * @param results the numbers for programs
 * @param table the table in Markdown
 * @param time of everything
 */
public record RobustnessResult(
    List<Point> points,
    List<Statement> statements,
    int pictures,
    int strangers,
    List<String> skipped,
    Path report,
    Path results,
    Path table,
    Duration time) {}
