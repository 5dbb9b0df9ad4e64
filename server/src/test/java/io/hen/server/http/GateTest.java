package io.hen.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void sendsAwayWhatItHasNoPlaceForAtOnce() {
    Gate gate = new Gate("recalls", 2);
    Gate.Place first = gate.enter();
    gate.enter();
    assertThat(gate.inside()).isEqualTo(2);
    assertThatThrownBy(gate::enter)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.status()).isEqualTo(429);
              assertThat(e).hasMessageContaining("2 recalls");
            });
    first.close();
    first.close();
    assertThat(gate.inside()).isEqualTo(1);
    gate.enter();
    assertThatThrownBy(gate::enter).isInstanceOf(ProblemException.class);
  }
}
