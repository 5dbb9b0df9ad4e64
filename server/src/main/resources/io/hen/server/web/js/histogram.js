// Histograms as SVG: one, or two over each other, each as shares of its own whole.

import { h, svg } from "./dom.js";
import { count, number } from "./format.js";

const WIDTH = 560;
const HEIGHT = 220;
const EDGE = { left: 10, right: 10, top: 10, bottom: 30 };

/**
 * Draws.
 *
 * @param low lower end of the first step
 * @param high upper end of the last
 * @param series {name, counts, className}; all with the same steps
 */
export function histogram({ low, high, series, label }) {
  const steps = series[0].counts.length;
  const shares = series.map(({ counts }) => counts.map((one) => one / Math.max(1, sum(counts))));
  const most = Math.max(...shares.flat(), 1e-9);
  const width = (WIDTH - EDGE.left - EDGE.right) / steps;
  const bars = series.map(({ className }, k) =>
    svg("g", { class: className }, shares[k].map((share, step) => {
      const height = (share / most) * (HEIGHT - EDGE.top - EDGE.bottom);
      return share === 0 ? null : svg("rect", { x: EDGE.left + step * width + 0.5, y: HEIGHT - EDGE.bottom - height, width: Math.max(1, width - 1), height });
    })),
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    svg("text", { class: "tick", x: EDGE.left + share * (WIDTH - EDGE.left - EDGE.right), y: HEIGHT - 10, "text-anchor": share === 0 ? "start" : share === 1 ? "end" : "middle" }, number(Number(low) + share * (Number(high) - Number(low)))),
  );
  return h(
    "figure",
    { class: "histogram" },
    series.length > 1 ? h("ul", { class: "legend" }, series.map(({ name, className, counts }) => h("li", { class: className }, `${name} (${count(sum(counts), "comparison")})`))) : null,
    svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label }, bars, svg("line", { class: "axis", x1: EDGE.left, x2: WIDTH - EDGE.right, y1: HEIGHT - EDGE.bottom, y2: HEIGHT - EDGE.bottom }), ticks),
  );
}

/** The mean of a histogram, each step counted at its middle. */
export function mean({ low, high, counts }) {
  const step = (Number(high) - Number(low)) / counts.length;
  return counts.reduce((total, one, k) => total + one * (Number(low) + (k + 0.5) * step), 0) / Math.max(1, sum(counts));
}

function sum(counts) {
  return counts.reduce((total, one) => total + one, 0);
}
