package io.hen.experiments.classical;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Asynchronous updates: neurons are looked at one after the other, in a random order that is the
 * same in every sweep, until a whole sweep would change nothing. Neurons whose flip would not
 * change the energy stay as they are, so the energy falls with every flip and no state comes twice.
 *
 * @param seed for the order
 * @param sweeps after how many sweeps to give up, ≥ 1
 */
public record Updates(long seed, int sweeps) {

  public Updates {
    if (sweeps < 1) {
      throw new IllegalArgumentException("sweeps must be at least 1, not " + sweeps);
    }
  }

  /**
   * How updates ended.
   *
   * @param state byte[D] of +1 and -1
   * @param settled whether no neuron wants to change; else they were given up
   * @param flips how often a neuron changed
   */
  public record Settled(byte[] state, boolean settled, int flips) {}

  /**
   * Updates from a state on.
   *
   * @param start byte[D] of +1 and -1
   * @param clamped neurons that keep their state whatever happens; empty: none
   * @throws IllegalArgumentException if the state does not fit the network
   */
  public Settled run(BinaryNetwork network, byte[] start, BitSet clamped) {
    Neurons neurons = network.start(start);
    int[] order = order(network.neurons(), clamped);
    long most = (long) sweeps * order.length;
    int content = 0; // free neurons known not to want a change
    int flips = 0;
    for (long k = 0; k < most && content < order.length; k++) {
      int neuron = order[(int) (k % order.length)];
      if (neurons.rise(neuron) < 0) {
        neurons.flip(neuron);
        flips++;
        content = 1; // it does not want back; what the others want is open again
      } else {
        content++;
      }
    }
    return new Settled(neurons.state(), content >= order.length, flips);
  }

  /** The free neurons, shuffled (Fisher and Yates). */
  private int[] order(int neurons, BitSet clamped) {
    BitSet free = new BitSet(neurons);
    free.set(0, neurons);
    free.andNot(clamped);
    int[] order = free.stream().toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = order.length - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      int kept = order[k];
      order[k] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
