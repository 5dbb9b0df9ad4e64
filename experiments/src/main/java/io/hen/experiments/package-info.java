/** Data sets, measured recalls and the report of {@code hen demo}. */
@NullMarked
package io.hen.experiments;

import org.jspecify.annotations.NullMarked;
