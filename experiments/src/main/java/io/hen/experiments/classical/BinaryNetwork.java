package io.hen.experiments.classical;

/**
 * An associative memory of D neurons that are +1 or -1. It is immutable and safe for any number of
 * threads; what changes during a recall is in {@link Neurons}.
 */
public sealed interface BinaryNetwork permits ClassicalNetwork, DenseAssociativeMemory {

  /** D, how many neurons. */
  int neurons();

  /** N, how many patterns are stored. */
  int patterns();

  /**
   * The energy of a state, as the network's paper defines it but for a constant factor that the
   * network states.
   *
   * @param state byte[D] of +1 and -1
   */
  double energy(byte[] state);

  /**
   * Neurons in a state, to be updated.
   *
   * @param state byte[D] of +1 and -1, copied
   * @throws IllegalArgumentException if it has another length or other values
   */
  Neurons start(byte[] state);
}
