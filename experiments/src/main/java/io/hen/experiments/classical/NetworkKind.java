package io.hen.experiments.classical;

/** A network that {@link CapacityTrial} can try. */
public sealed interface NetworkKind {

  /** The network of 1982, see {@link ClassicalNetwork}. */
  record Hopfield1982() implements NetworkKind {
    @Override
    public String words() {
      return "Hopfield 1982";
    }

    @Override
    public BinaryNetwork store(byte[][] patterns) {
      return ClassicalNetwork.of(patterns);
    }
  }

  /** A dense associative memory, see {@link DenseAssociativeMemory}. */
  record Dense(Interaction interaction) implements NetworkKind {
    @Override
    public String words() {
      return "dense, "
          + (interaction.rectified() ? "rectified, " : "")
          + "n = "
          + interaction.power();
    }

    @Override
    public BinaryNetwork store(byte[][] patterns) {
      return DenseAssociativeMemory.of(patterns, interaction);
    }
  }

  /** For people. */
  String words();

  /**
   * A network that holds patterns.
   *
   * @param patterns byte[N][D] of +1 and -1
   */
  BinaryNetwork store(byte[][] patterns);
}
