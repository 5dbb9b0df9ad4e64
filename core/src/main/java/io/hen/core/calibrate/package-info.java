/**
 * What a memory knows of itself: how far apart its items lie, how sharp β must be for that, and how
 * cues look that belong to nothing stored.
 */
@NullMarked
package io.hen.core.calibrate;

import org.jspecify.annotations.NullMarked;
