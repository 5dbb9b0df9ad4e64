/**
 * The embeddable library: {@link AssociativeMemory} stores whole things and gives them back from a
 * part.
 */
@NullMarked
package io.hen.memory;

import org.jspecify.annotations.NullMarked;
