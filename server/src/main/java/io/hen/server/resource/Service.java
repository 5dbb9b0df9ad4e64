package io.hen.server.resource;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.memory.AssociativeMemory;
import io.hen.server.http.Gates;
import io.hen.server.http.Metrics;
import io.hen.server.http.ServerLimits;

/**
 * What the routes share.
 *
 * @param memory that is served
 * @param limits of requests
 * @param gates that they pass
 * @param metrics that they keep
 * @param pictures reads pictures within the limits
 */
record Service(
    AssociativeMemory memory,
    ServerLimits limits,
    Gates gates,
    Metrics metrics,
    PictureReader pictures) {

  Service(AssociativeMemory memory, ServerLimits limits, Gates gates, Metrics metrics) {
    this(
        memory,
        limits,
        gates,
        metrics,
        new PictureReader(new PictureLimits(limits.pictureBytes(), limits.picturePixels())));
  }
}
