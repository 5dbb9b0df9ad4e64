package io.hen.experiments.compare;

import io.hen.experiments.trial.Gallery;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that a comparison found.
 *
 * @param gallery the pictures
 * @param encoders one for each
 * @param provenance where the numbers come from
 * @param time of everything
 */
record CompareFindings(
    CompareOptions options,
    Gallery gallery,
    List<EncoderFindings> encoders,
    Map<String, String> provenance,
    Duration time) {}
