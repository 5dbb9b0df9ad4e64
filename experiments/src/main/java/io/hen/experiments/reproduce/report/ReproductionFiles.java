package io.hen.experiments.reproduce.report;

import java.nio.file.Path;

/**
 * What a report consists of, apart from the files of its blocks.
 *
 * @param page {@code index.html}, which needs nothing else
 * @param results {@code results.json}, all numbers
 * @param markdown {@code report.md}, which shows the files of the blocks
 */
public record ReproductionFiles(Path page, Path results, Path markdown) {}
