package io.hen.experiments;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All that a report tells. */
record Findings(
    DemoOptions options,
    String source,
    int pictures,
    List<String> skipped,
    List<Row> rows,
    List<Film.Reel> reels,
    SharedCaption shared,
    Map<String, String> provenance,
    Duration remembering,
    Duration time) {}
