package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Banks of tokens that are read from lists, however small they are. */
public final class Listed {
  private Listed() {}

  /**
   * The same bank, of which the first rows are read from lists.
   *
   * @param listed how many
   * @param blockRows how many rows a list of the index is about
   */
  public static TokenBank of(TokenBank bank, int listed, int blockRows, Kernels kernels) {
    int positions = bank.positions();
    MemorySegment tokens = Arena.ofAuto().allocate(2L * bank.size() * positions, 64);
    for (int n = 0; n < bank.size(); n++) {
      for (int s = 0; s < positions; s++) {
        tokens.setAtIndex(ValueLayout.JAVA_CHAR, (long) n * positions + s, (char) bank.token(n, s));
      }
    }
    return TokenBank.of(
        tokens,
        bank.size(),
        positions,
        bank.codebook(),
        kernels,
        TokenIndex.forced(tokens, listed, positions, bank.codebook(), blockRows).built());
  }
}
