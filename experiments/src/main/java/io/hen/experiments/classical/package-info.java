/**
 * The classical associative memories of binary neurons that HEN's paper begins with, and how many
 * patterns each holds: Hopfield 1982 and the dense associative memories of Krotov and Hopfield.
 */
@NullMarked
package io.hen.experiments.classical;

import org.jspecify.annotations.NullMarked;
