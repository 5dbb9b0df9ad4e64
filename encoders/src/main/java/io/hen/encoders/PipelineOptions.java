package io.hen.encoders;

/**
 * How an {@link EncodingPipeline} works.
 *
 * @param workers threads that encode, ≥ 1
 * @param batch items that are encoded together, ≥ 1
 */
public record PipelineOptions(int workers, int batch) {

  /** Throws {@link IllegalArgumentException} naming the value that is below 1. */
  public PipelineOptions {
    if (workers < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "workers and batch must be at least 1, not " + workers + " and " + batch);
    }
  }

  /** A worker for each processor, 32 items a batch. */
  public static PipelineOptions defaults() {
    return new PipelineOptions(Runtime.getRuntime().availableProcessors(), 32);
  }

  /** These options with another number of workers. */
  public PipelineOptions withWorkers(int count) {
    return new PipelineOptions(count, batch);
  }

  /** These options with another size of batches. */
  public PipelineOptions withBatch(int count) {
    return new PipelineOptions(workers, count);
  }
}
