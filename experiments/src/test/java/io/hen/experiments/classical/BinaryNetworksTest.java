package io.hen.experiments.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryNetworksTest {
  private static final int NEURONS = 60;
  private static final BitSet FREE = new BitSet();

  static Stream<NetworkKind> kinds() {
    return Stream.concat(
        Stream.of(new NetworkKind.Hopfield1982()),
        Stream.of(2, 3, 4, 5, 10, Interaction.LARGEST)
            .flatMap(n ->
                Stream.of(
                    new NetworkKind.Dense(Interaction.polynomial(n)),
                    new NetworkKind.Dense(Interaction.rectifiedPolynomial(n)))));
  }

  /** The energies are evaluated anew from the whole state: they know nothing of what is kept. */
  @ParameterizedTest
  @MethodSource("kinds")
  void flipsThatAnUpdateMakesLowerTheEnergyByWhatTheySay(NetworkKind kind) {
    BinaryNetwork network = kind.store(patterns(12, NEURONS, 1));
    SplittableRandom random = new SplittableRandom(7);
    int flips = 0;
    for (int run = 0; run < 20; run++) {
      Neurons neurons = network.start(Spins.random(NEURONS, 100 + run));
      for (int k = 0; k < 3 * NEURONS; k++) {
        int neuron = random.nextInt(NEURONS);
        double rise = neurons.rise(neuron);
        double before = network.energy(neurons.state());
        double scale = Math.max(Math.abs(before), Math.abs(rise));
        if (rise < 0) {
          neurons.flip(neuron);
          double after = network.energy(neurons.state());
          // At a high power a rise can be smaller than the rounding of the energy itself.
          if (-rise > 1e-12 * scale) {
            assertThat(after).isLessThan(before);
            flips++;
          }
          assertThat(after - before).isCloseTo(rise, within(1e-9 * scale));
        } else {
          byte[] flipped = neurons.state();
          flipped[neuron] = (byte) -flipped[neuron];
          assertThat(network.energy(flipped) - before).isCloseTo(rise, within(1e-9 * scale));
        }
      }
    }
    assertThat(flips).isPositive();
  }

  /** Eq. (4) of Krotov and Hopfield, written out with integers. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void aDenseMemoryUpdatesByEquation4(int power) {
    byte[][] patterns = patterns(8, 40, 2);
    BinaryNetwork network = DenseAssociativeMemory.of(patterns, Interaction.polynomial(power));
    int ties = 0;
    for (int run = 0; run < 50; run++) {
      byte[] state = Spins.random(40, run);
      Neurons neurons = network.start(state);
      for (int i = 0; i < 40; i++) {
        long sum = 0;
        for (byte[] pattern : patterns) {
          long others = Spins.overlap(pattern, state) - pattern[i] * state[i];
          sum += power(others + pattern[i], power) - power(others - pattern[i], power);
        }
        boolean wantsToFlip = sum != 0 && Long.signum(sum) != state[i];
        assertThat(neurons.rise(i) < 0).isEqualTo(wantsToFlip);
        ties += sum == 0 ? 1 : 0;
      }
    }
    assertThat(ties).as("ties are among what was compared").isPositive();
  }

  @Test
  void theQuadraticDenseMemoryIsTheNetworkOf1982() {
    for (int stored : List.of(1, 4, 30, 200)) {
      byte[][] patterns = patterns(stored, NEURONS, stored);
      BinaryNetwork classical = ClassicalNetwork.of(patterns);
      BinaryNetwork dense = DenseAssociativeMemory.of(patterns, Interaction.polynomial(2));
      for (int run = 0; run < 20; run++) {
        byte[] start = Spins.random(NEURONS, run);
        Updates updates = new Updates(run, 100);
        Updates.Settled one = updates.run(classical, start, FREE);
        Updates.Settled other = updates.run(dense, start, FREE);
        assertThat(one.state()).isEqualTo(other.state());
        assertThat(one.flips()).isEqualTo(other.flips());
      }
    }
  }

  /**
   * E of the dense memory is -Σ_μ ⟨ξ,σ⟩²/S² = (2 D E_1982 - N D)/S²: the diagonal is a constant.
   */
  @Test
  void theQuadraticEnergyDiffersFromThatOf1982ByTheDiagonal() {
    byte[][] patterns = patterns(7, NEURONS, 3);
    byte[] state = Spins.random(NEURONS, 4);
    double scale = DenseAssociativeMemory.scale(NEURONS);
    double classical = ClassicalNetwork.of(patterns).energy(state);
    assertThat(DenseAssociativeMemory.of(patterns, Interaction.polynomial(2)).energy(state))
        .isCloseTo((2 * NEURONS * classical - 7 * NEURONS) / (scale * scale), within(1e-12));
  }

  @Test
  void aTieKeepsTheState() {
    // The two patterns agree in neuron 0 and differ in 1: what neuron 0 says of 1 cancels.
    byte[][] patterns = {{1, 1}, {1, -1}};
    for (BinaryNetwork network :
        List.of(
            ClassicalNetwork.of(patterns),
            DenseAssociativeMemory.of(patterns, Interaction.polynomial(2)))) {
      for (byte[] state : new byte[][] {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}) {
        Updates.Settled end = new Updates(1, 10).run(network, state, FREE);
        assertThat(end.state()).isEqualTo(state);
        assertThat(end.settled()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void fewPatternsAreFixedPointsAndAttractTheirNeighbours(NetworkKind kind) {
    byte[][] patterns = patterns(3, 200, 5);
    BinaryNetwork network = kind.store(patterns);
    for (byte[] pattern : patterns) {
      assertThat(new Updates(1, 10).run(network, pattern, FREE).flips()).isZero();
      byte[] near = pattern.clone();
      for (int i = 0; i < 40; i++) {
        near[5 * i] = (byte) -near[5 * i];
      }
      Updates.Settled end = new Updates(1, 10).run(network, near, FREE);
      assertThat(end.state()).isEqualTo(pattern);
      assertThat(end.flips()).isEqualTo(40);
    }
  }

  /** Ten times the capacity: the patterns are lost. A dense memory with n = 4 still holds them. */
  @Test
  void aHigherPowerHoldsWhatTheNetworkOf1982Loses() {
    byte[][] patterns = patterns(60, NEURONS, 6);
    assertThat(fixed(ClassicalNetwork.of(patterns), patterns)).isZero();
    assertThat(fixed(DenseAssociativeMemory.of(patterns, Interaction.polynomial(4)), patterns))
        .isEqualTo(60);
  }

  @Test
  void clampedNeuronsStay() {
    byte[][] patterns = patterns(60, NEURONS, 6);
    BitSet clamped = new BitSet();
    clamped.set(0, 30);
    byte[] start = Spins.random(NEURONS, 9);
    BinaryNetwork network = ClassicalNetwork.of(patterns);
    byte[] end = new Updates(1, 100).run(network, start, clamped).state();
    byte[] free = new Updates(1, 100).run(network, start, FREE).state();
    assertThat(Arrays.copyOf(end, 30)).isEqualTo(Arrays.copyOf(start, 30));
    assertThat(Arrays.copyOf(free, 30)).isNotEqualTo(Arrays.copyOf(start, 30));
    assertThat(end).isNotEqualTo(start);
    clamped.set(0, NEURONS);
    Updates.Settled still = new Updates(1, 100).run(network, start, clamped);
    assertThat(still.state()).isEqualTo(start);
    assertThat(still.settled()).isTrue();
  }

  @Test
  void anEndThatIsSettledIsStableAndOneThatIsGivenUpSaysSo() {
    byte[][] patterns = patterns(20, NEURONS, 8);
    BinaryNetwork network = ClassicalNetwork.of(patterns);
    byte[] start = Spins.random(NEURONS, 10);
    Updates.Settled end = new Updates(3, 100).run(network, start, FREE);
    assertThat(end.settled()).isTrue();
    assertThat(end.flips()).isPositive();
    for (int i = 0; i < NEURONS; i++) {
      assertThat(network.start(end.state()).rise(i)).isNotNegative();
    }
    assertThat(new Updates(3, 1).run(network, start, FREE).settled()).isFalse();
  }

  @Test
  void refusesWhatIsNotSpins() {
    assertThatThrownBy(() -> ClassicalNetwork.of(new byte[][] {{1, 0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("neuron 1 must be 1 or -1, not 0");
    assertThatThrownBy(() -> DenseAssociativeMemory.of(new byte[0][], Interaction.polynomial(3)))
        .hasMessageContaining("at least one pattern");
    assertThatThrownBy(() -> ClassicalNetwork.of(patterns(2, 4, 1)).start(new byte[] {1}))
        .hasMessage("there are 4 neurons, but 1 values");
    assertThatThrownBy(() -> Interaction.polynomial(1)).hasMessageContaining("2..64, not 1");
    assertThatThrownBy(() -> new Updates(1, 0)).hasMessageContaining("not 0");
  }

  private static long fixed(BinaryNetwork network, byte[][] patterns) {
    return Stream.of(patterns)
        .filter(pattern -> new Updates(1, 1).run(network, pattern, FREE).flips() == 0)
        .count();
  }

  private static long power(long base, int power) {
    long result = 1;
    for (int k = 0; k < power; k++) {
      result *= base;
    }
    return result;
  }

  static byte[][] patterns(int count, int neurons, long seed) {
    byte[][] patterns = new byte[count][];
    for (int k = 0; k < count; k++) {
      patterns[k] = Spins.random(neurons, 1000 * seed + k);
    }
    return patterns;
  }
}
