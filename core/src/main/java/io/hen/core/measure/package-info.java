/** How good a recall is, in numbers: errors between pictures, identity, separability. */
@NullMarked
package io.hen.core.measure;

import org.jspecify.annotations.NullMarked;
