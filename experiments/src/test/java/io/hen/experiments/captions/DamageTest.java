package io.hen.experiments.captions;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Picture;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamageTest {
  private static final Picture GREY = grey();

  private static Picture grey() {
    float[] values = new float[3 * 64 * 64];
    Arrays.fill(values, 0.5f);
    return new Picture(64, 64, values);
  }

  @Test
  void hidesAllButARectangle() {
    Damage damage = new Damage(0.5, 0);
    for (int seed = 0; seed < 20; seed++) {
      assertThat(damage.hidden(64, 64, new Random(seed)).cardinality())
          .isEqualTo(64 * 64 - 32 * 32);
    }
    assertThat(damage.noisy(GREY, new Random(1))).isSameAs(GREY);
    assertThat(damage.words()).isEqualTo("75.0 % hidden");
  }

  @Test
  void addsNoise() {
    Damage damage = new Damage(1, 0.1);
    assertThat(damage.hidden(64, 64, new Random(1)).isEmpty()).isTrue();
    float[] values = damage.noisy(GREY, new Random(1)).values();
    double squares = 0;
    for (float value : values) {
      assertThat(value).isBetween(0f, 1f);
      squares += (value - 0.5) * (value - 0.5);
    }
    assertThat(Math.sqrt(squares / values.length)).isBetween(0.095, 0.105);
    assertThat(damage.words()).isEqualTo("noise 0.1");
    assertThat(new Damage(0.7, 0.1).words()).isEqualTo("51.0 % hidden, noise 0.1");
  }
}
