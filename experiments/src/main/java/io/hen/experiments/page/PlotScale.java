package io.hen.experiments.page;

/** How the values of a {@link PlotAxis} are spread. */
public enum PlotScale {
  /** Evenly. */
  LINEAR,
  /** Evenly by factor. */
  LOGARITHMIC,
  /** Evenly, shown in percent. */
  SHARE
}
