package io.hen.core.bank;

import java.util.BitSet;

/** ‖ξ_n‖² over some coordinates, for every n. */
record MaskedNorms(BitSet observed, double[] norms) {}
