/** The comparison of encoders (the paper's Fig. 2, Fig. 3 and Table 1). */
@NullMarked
package io.hen.experiments.compare;

import org.jspecify.annotations.NullMarked;
