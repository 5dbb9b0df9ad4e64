package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Landscapes.Case;
import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Storage and forgetting, each at a β where it only just holds, against a plain update. */
class NetworkCertificatesTest {
  private static final int CASES = 560;

  static List<Arguments> landscapes() {
    return RecallPropertiesTest.landscapes();
  }

  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void everyStartInTheSphereEndsInOneFixedPointThere(
      String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Landscapes landscapes = new Landscapes(seed, kernels, 30);
    int issued = 0;
    for (int i = 0; i < CASES; i++) {
      Plain plain = plain(landscapes.next(kind, shape, true), kind, random);
      int memory = random.nextInt(plain.memories.length);
      double beta = leastBeta(plain.network, memory);
      Optional<Certificate.Storage> certificate = plain.network.storage(memory, beta);
      if (certificate.isEmpty()) {
        continue;
      }
      issued++;
      double radius = certificate.get().radius();
      double[] centre = plain.memories[memory];
      double[] a = plain.from(centre, random.nextInt(plain.memories.length), radius, random);
      double[] b = plain.from(centre, -1, radius, random);
      double scale = plain.scale(beta);
      for (int t = 0; t < 12; t++) {
        double before = distance(a, b);
        a = plain.update(a, scale);
        b = plain.update(b, scale);
        String label = "case %d, memory %d, step %d".formatted(i, memory, t);
        assertThat(distance(a, centre)).as(label).isLessThan(radius * (1 + 1e-9) + 1e-14);
        assertThat(distance(a, b)).as(label).isLessThan(before * (1 + 1e-9) + 1e-13);
      }
      assertThat(distance(a, b)).as("case %d", i).isLessThan(radius / 2 + 1e-13);
    }
    assertThat(issued).isGreaterThan(CASES / 20);
  }

  /** A β a little above the least one at which storage is certified; 1e12 where none is. */
  private static double leastBeta(HopfieldNetwork network, int memory) {
    double low = 1e-2;
    double high = 1e12;
    if (network.storage(memory, high).isEmpty()) {
      return high;
    }
    for (int k = 0; k < 14; k++) {
      double middle = Math.sqrt(low * high);
      if (network.storage(memory, middle).isPresent()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void belowTheForgettingBoundAnyTwoStatesApproachEachOther(
      String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Landscapes landscapes = new Landscapes(seed, kernels, 30);
    int issued = 0;
    for (int i = 0; i < CASES; i++) {
      Case data = landscapes.next(kind, shape, random.nextBoolean());
      Plain plain = plain(data, kind, random);
      Optional<Certificate.Forgetting> low = plain.network.forgets(1e-9);
      if (low.isEmpty()) {
        continue;
      }
      assertThat(plain.network.forgets(low.get().below() * (1 + 1e-9))).isEmpty();
      double beta = low.get().below() * random.nextDouble(0.5, 1 - 1e-9);
      Certificate.Forgetting certificate = plain.network.forgets(beta).orElseThrow();
      issued++;
      // The middle of two memories is where the update is most sensitive.
      int m = random.nextInt(plain.memories.length);
      int n = random.nextInt(plain.memories.length);
      double[] middle = new double[plain.memories[0].length];
      for (int k = 0; k < middle.length; k++) {
        middle[k] = (plain.memories[m][k] + plain.memories[n][k]) / 2;
      }
      double[] a = plain.from(middle, m, random.nextDouble(), random);
      double[] b = plain.from(middle, n, random.nextDouble(), random);
      double scale = plain.scale(beta);
      for (int t = 0; t < 4; t++) {
        double before = distance(a, b);
        a = plain.update(a, scale);
        b = plain.update(b, scale);
        assertThat(distance(a, b))
            .as("case %d, step %d", i, t)
            .isLessThan(certificate.contraction() * before + 1e-12);
      }
      if (i % 16 == 0) {
        endsInOneAverage(plain, data, beta, certificate);
      }
    }
    assertThat(issued).isGreaterThan(CASES / 2);
  }

  private static void endsInOneAverage(
      Plain plain, Case data, double beta, Certificate.Forgetting certificate) {
    int steps = (int) Math.min(3000, 40 / (1 - certificate.contraction()));
    RecallOptions options =
        RecallOptions.paper().withBeta(beta).withSteps(steps).withTrace(false).withEpsilon(1e-14);
    Recall recall = plain.network.recall(data.observation(), options);
    assertThat(recall.certificates()).contains(certificate);
    double[] end = plain.dense(recall.state());
    double[] other = plain.memories[0];
    for (int t = 0; t < steps; t++) {
      other = plain.update(other, plain.scale(beta));
    }
    double reached =
        Math.pow(certificate.contraction(), steps - 1) * 2 * plain.network.largestNorm();
    assertThat(distance(end, other)).isLessThan(2 * reached + 1e-9 * plain.network.largestNorm());
    assertThat(
            plain
                .network
                .recall(data.observation(), options.withDynamics(Dynamics.CLAMPED))
                .certificates())
        .doesNotHaveAnyElementsOfTypes(Certificate.Forgetting.class);
  }

  private static Plain plain(Case data, Kind kind, SplittableRandom random) {
    Similarity[] similarities =
        kind == Kind.PARTS ? new Similarity[] {Similarity.DOT, Similarity.L2} : Similarity.values();
    Similarity similarity = similarities[random.nextInt(similarities.length)];
    double[][] memories = new double[data.memories().length][];
    for (int n = 0; n < memories.length; n++) {
      double length = similarity == Similarity.COSINE ? norm(data.memories()[n]) : 1;
      memories[n] = data.memories()[n].clone();
      for (int k = 0; k < memories[n].length; k++) {
        memories[n][k] /= length;
      }
    }
    return new Plain(new HopfieldNetwork(data.bank(), similarity), similarity, memories);
  }

  private static double norm(double[] v) {
    return distance(v, new double[v.length]);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(sum);
  }

  /** The network as dense vectors, updated by the formula as it stands. */
  private record Plain(HopfieldNetwork network, Similarity similarity, double[][] memories) {

    double scale(double beta) {
      return similarity.betaScale() * beta;
    }

    double[] update(double[] v, double scale) {
      double[] scores = new double[memories.length];
      double top = Double.NEGATIVE_INFINITY;
      for (int n = 0; n < scores.length; n++) {
        double inner = 0;
        double squared = 0;
        for (int k = 0; k < v.length; k++) {
          inner += memories[n][k] * v[k];
          squared += memories[n][k] * memories[n][k];
        }
        scores[n] = scale * (inner + similarity.bias(squared));
        top = Math.max(top, scores[n]);
      }
      double sum = 0;
      double[] mean = new double[v.length];
      for (int n = 0; n < scores.length; n++) {
        double p = Math.exp(scores[n] - top);
        sum += p;
        for (int k = 0; k < v.length; k++) {
          mean[k] += p * memories[n][k];
        }
      }
      for (int k = 0; k < v.length; k++) {
        mean[k] /= sum;
      }
      return mean;
    }

    /** A point just less than {@code by} away, towards a memory or (-1) anywhere. */
    double[] from(double[] point, int towards, double by, SplittableRandom random) {
      double[] direction = new double[point.length];
      for (int k = 0; k < direction.length; k++) {
        direction[k] = towards < 0 ? random.nextGaussian() : memories[towards][k] - point[k];
      }
      double length = Math.max(norm(direction), 1e-300);
      double[] moved = point.clone();
      for (int k = 0; k < moved.length; k++) {
        moved[k] += by * (1 - 1e-9) / length * direction[k];
      }
      return moved;
    }

    double[] dense(State state) {
      double[] v = new double[memories[0].length];
      for (int i = 0; i < state.memories().size(); i++) {
        for (int k = 0; k < v.length; k++) {
          v[k] += state.memories().weights()[i] * memories[state.memories().members()[i]][k];
        }
      }
      return v;
    }
  }
}
