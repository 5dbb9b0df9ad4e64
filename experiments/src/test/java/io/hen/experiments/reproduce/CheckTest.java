package io.hen.experiments.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {

  @ParameterizedTest
  @CsvSource({"0.836, OK", "0.850, OK", "0.860, HOLDS", "0.500, HOLDS", "0.499, FAIL", "NaN, FAIL"})
  void thePapersNumberIsOkAndItsClaimHolds(double actual, Check.Status status) {
    Expectation pixels = new Expectation("pixels", "1-SSIM", Map.of(6000, 0.836), 0.02, null, 0.5);
    Check check = new Check("x", actual, pixels.at("pixels", "1-SSIM", OptionalInt.of(6000), true));
    assertThat(check.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"0.00049, OK", "0.00051, FAIL"})
  void withoutATolerancethreeDecimalsMustAgree(double actual, Check.Status status) {
    Expectation dvae = new Expectation("dvae", "MSE", Map.of(6000, 0.0), null, null, null);
    Check check = new Check("x", actual, dvae.at("dvae", "MSE", OptionalInt.of(6000), true));
    assertThat(check.status()).isEqualTo(status);
  }

  @Test
  void whatThePaperDoesNotSayIsNew() {
    Expectation dvae = new Expectation("dvae", "MSE", Map.of(6000, 0.0), null, null, null);
    for (OptionalInt n : new OptionalInt[] {OptionalInt.of(80), OptionalInt.of(8000)}) {
      Check check = new Check("x", 1, dvae.at("dvae", "MSE", n, n.getAsInt() == 8000));
      assertThat(check.status()).isEqualTo(Check.Status.NEW);
    }
    assertThat(dvae.at("dvae", "1-SSIM", OptionalInt.of(6000), true)).isEmpty();
    assertThat(dvae.at("vq-f8", "MSE", OptionalInt.of(6000), true)).isEmpty();
  }

  @Test
  void aClaimWithoutANumberHoldsAtEverySizeThatIsAskedFor() {
    Expectation pixels = new Expectation("pixels", "identity", null, null, 0.5, null);
    assertThat(new Check("x", 0.4, pixels.at("pixels", "identity", OptionalInt.of(8000), true)))
        .returns(Check.Status.HOLDS, Check::status);
    assertThat(new Check("x", 0.6, pixels.at("pixels", "identity", OptionalInt.of(8000), true)))
        .returns(Check.Status.FAIL, Check::status);
    assertThat(pixels.at("pixels", "identity", OptionalInt.of(80), false)).isEmpty();
  }

  @Test
  void anExpectationNeedsExactlyOneKindOfBound() {
    assertThatThrownBy(() -> new Expectation("a", "b", null, null, 1.0, 2.0))
        .hasMessageContaining("not both");
    assertThatThrownBy(() -> new Expectation("a", "b", null, null, null, null))
        .hasMessageContaining("missing");
  }
}
