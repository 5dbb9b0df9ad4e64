/** How results are shown: words for numbers, pictures and curves for pages. */
@NullMarked
package io.hen.experiments.page;

import org.jspecify.annotations.NullMarked;
