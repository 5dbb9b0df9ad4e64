/**
 * How well captions find their items again, for each text encoder: {@link
 * io.hen.experiments.captions.CaptionTrials}.
 */
@NullMarked
package io.hen.experiments.captions;

import org.jspecify.annotations.NullMarked;
