/** The dynamics: scores become weights, weights become the next state, until recall has settled. */
@NullMarked
package io.hen.core.network;

import org.jspecify.annotations.NullMarked;
