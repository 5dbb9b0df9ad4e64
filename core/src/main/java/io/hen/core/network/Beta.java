package io.hen.core.network;

/** β, the inverse temperature: a number, or one that follows from the memory itself. */
public sealed interface Beta {

  /** The paper's β. */
  Beta PAPER = new Fixed(150);

  /** β from the gaps between memories, wrong for at most one in a thousand parts of the weight. */
  Beta AUTOMATIC = new Automatic(1e-3);

  /**
   * A number in the paper's convention: {@code p = softmax(β·sim)} with {@code sim = ⟨ξ,v⟩} or
   * {@code -‖ξ-v‖²}.
   *
   * @param value finite and positive
   */
  record Fixed(double value) implements Beta {
    public Fixed {
      if (!(Double.isFinite(value) && value > 0)) {
        throw new IllegalArgumentException("beta must be finite and positive, not " + value);
      }
    }
  }

  /**
   * As high as the measured gaps between the memories need it: a memory whose score leads by the
   * gap has at least {@code 1 - error} of the weight.
   *
   * @param error in (0, 0.01]
   */
  record Automatic(double error) implements Beta {
    public Automatic {
      if (!(error > 0 && error <= 0.01)) {
        throw new IllegalArgumentException("error must lie in (0,0.01], not " + error);
      }
    }
  }
}
