package io.hen.server.http;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * What is measured, and how it is told to Prometheus. In its text format dots are underscores and
 * times are seconds: {@code hen_recall_duration_seconds_bucket}.
 */
public final class Metrics implements AutoCloseable {
  /** The media type of {@link #text}. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Duration[] TIMES = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private static final double[] STEPS = {1, 2, 3, 5, 10, 20, 50, 100, 200, 1000};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Timer recallDuration =
      Timer.builder("hen.recall.duration")
          .description("From a cue that was read to its verdict, without the network")
          .serviceLevelObjectives(TIMES)
          .register(registry);
  private final DistributionSummary recallSteps =
      DistributionSummary.builder("hen.recall.steps")
          .description("Updates until the network settled or was stopped")
          .serviceLevelObjectives(STEPS)
          .register(registry);

  /** Measures the JVM from now on, and nothing else yet. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /**
   * A recall has ended.
   *
   * @param verdict its kind, as the wire names it, for example {@code retrieved}
   */
  public void recall(Duration duration, int steps, String verdict) {
    recallDuration.record(duration);
    recallSteps.record(steps);
    registry.counter("hen.recall.verdict", "kind", verdict).increment();
  }

  /**
   * Pictures or captions were encoded.
   *
   * @param model the codec's name; its values must be few
   */
  public void encode(String model, Duration duration) {
    Timer.builder("hen.encode.duration")
        .description("Encoding of what one request gave")
        .tag("model", model)
        .serviceLevelObjectives(TIMES)
        .register(registry)
        .record(duration);
  }

  /** How many items there are, asked when the metrics are read. */
  public void items(IntSupplier count) {
    Gauge.builder("hen.items", () -> count.getAsInt())
        .description("Items that the memory holds")
        .strongReference(true)
        .register(registry);
  }

  /** How many are inside a gate, asked when the metrics are read. */
  public void gate(String name, Gate gate) {
    Gauge.builder("hen.requests.inside", gate::inside)
        .description("Requests that are under way behind a gate")
        .tag("gate", name)
        .strongReference(true)
        .register(registry);
  }

  /**
   * A request has been answered.
   *
   * @param route as the contract has it, for example {@code /v1/items/{id}}; {@code none} if there
   *     was none
   */
  void request(String method, String route, int status, Duration duration) {
    Timer.builder("http.server.requests")
        .description("From the head of a request to the end of its response")
        .tag("method", method)
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(TIMES)
        .register(registry)
        .record(duration);
  }

  /** All measurements in the text format of Prometheus. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
