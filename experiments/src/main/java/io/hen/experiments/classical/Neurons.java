package io.hen.experiments.classical;

/**
 * The neurons of one network during one recall. What an update needs of the other neurons is kept
 * up to date with every flip. Not safe for several threads.
 */
public interface Neurons {

  /** The state now, byte[D] of +1 and -1; a copy. */
  byte[] state();

  /**
   * How much the energy would rise if one neuron flipped. The update rules of both papers flip a
   * neuron exactly where this is negative: both are descent of their energy by one neuron.
   *
   * @param neuron 0..D-1
   */
  double rise(int neuron);

  /** Flips a neuron, 0..D-1. */
  void flip(int neuron);
}
