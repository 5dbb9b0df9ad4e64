package io.hen.core.calibrate;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a bank belong to one item: rows with the same owner are never each other's rivals.
 */
public final class Owners {
  /** Every row is an item by itself. */
  public static final Owners EACH = new Owners(null);

  private final int @Nullable [] owners;

  private Owners(int @Nullable [] owners) {
    this.owners = owners;
  }

  /**
   * Rows grouped by item.
   *
   * @param owners any number for each row, equal where two rows belong to one item; not copied
   */
  public static Owners of(int[] owners) {
    return new Owners(owners);
  }

  /** Whether two rows belong to one item. */
  public boolean same(int m, int n) {
    return m == n || (owners != null && owners[m] == owners[n]);
  }

  /** Throws {@link IllegalArgumentException} unless there is an owner for each of so many rows. */
  public void check(int rows) {
    if (owners != null && owners.length != rows) {
      throw new IllegalArgumentException(
          "there are " + owners.length + " owners for " + rows + " memories");
    }
  }
}
