package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import org.junit.jupiter.api.Test;

class TokenDistributionTest {
  /** Three tokens and, as token 3, blank; three memories of four places. */
  private static final int CODEBOOK = 3;

  private final TokenBank bank =
      TokenBank.of(
          new char[][] {{0, 1, 2, 3}, {0, 2, 2, 3}, {1, 0, 3, 3}},
          CODEBOOK + 1,
          Kernels.selected());

  private float share(float[] codes, int token, int place) {
    return codes[token * 4 + place];
  }

  @Test
  void aMemoryIsItsOwnTokens() {
    Observation cue = new Observation.Tokens(new char[] {2, 2, 2, 2});
    float[] codes = TokenDistribution.of(bank, State.at(0, cue), CODEBOOK, true);
    assertThat(share(codes, 0, 0)).isEqualTo(1);
    assertThat(share(codes, 1, 1)).isEqualTo(1);
    assertThat(share(codes, 2, 2)).isEqualTo(1);
    for (int token = 0; token < CODEBOOK; token++) {
      assertThat(share(codes, token, 3)).as("blank alone is uniform").isEqualTo(1 / 3f);
    }
  }

  /** 0.5·cue + 0.3·ξ₀ + 0.2·ξ₂, where the cue hides places 1..3 and they are filled by ξ₁. */
  @Test
  void aStateIsTheSumOfItsTermsWithoutBlank() {
    char[] cue = {2, Kernels.NEVER, Kernels.NEVER, Kernels.NEVER};
    State state =
        new State(
            0.5,
            new Observation.Tokens(cue),
            Mixture.of(1),
            new Mixture(new int[] {0, 2}, new double[] {0.3, 0.2}));
    float[] codes = TokenDistribution.of(bank, state, CODEBOOK, true);
    float[][] expected = {
      {0.3f, 0.2f, 0.5f}, {0.2f, 0.3f, 0.5f}, {0, 0, 1}, {1 / 3f, 1 / 3f, 1 / 3f}
    };
    for (int place = 0; place < 4; place++) {
      for (int token = 0; token < CODEBOOK; token++) {
        assertThat(share(codes, token, place))
            .as("token %d, place %d", token, place)
            .isCloseTo(expected[place][token], within(1e-6f));
      }
    }
  }
}
