// The energy over the steps: it never rises.

import { h, svg } from "./dom.js";
import { number } from "./format.js";

const WIDTH = 360;
const HEIGHT = 170;
const EDGE = { left: 58, right: 14, top: 14, bottom: 28 };

/** The curve, with a mark at one of the frames. */
export function energyCurve(frames, marked) {
  const known = frames.filter((frame) => Number.isFinite(Number(frame.energy)) && frame.energy !== null);
  if (known.length === 0) {
    return h("p", { class: "hint" }, "It was not measured.");
  }
  if (frames.length === 1) {
    return h("p", { class: "hint" }, `${number(known[0].energy)} before the first step`);
  }
  const values = known.map((frame) => Number(frame.energy));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const last = Math.max(1, frames.at(-1).step);
  const x = (step) => EDGE.left + (step / last) * (WIDTH - EDGE.left - EDGE.right);
  const y = (energy) => (high === low ? HEIGHT / 2 : EDGE.top + ((high - energy) / (high - low)) * (HEIGHT - EDGE.top - EDGE.bottom));
  const points = known.map((frame) => `${x(frame.step).toFixed(1)},${y(Number(frame.energy)).toFixed(1)}`);
  const here = frames[marked];
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "curve", role: "img", "aria-label": `The energy goes from ${number(values[0])} to ${number(values.at(-1))} in ${last} steps.` },
    svg("line", { class: "axis", x1: EDGE.left, x2: WIDTH - EDGE.right, y1: HEIGHT - EDGE.bottom, y2: HEIGHT - EDGE.bottom }),
    svg("line", { class: "axis", x1: EDGE.left, x2: EDGE.left, y1: EDGE.top, y2: HEIGHT - EDGE.bottom }),
    label(EDGE.left - 6, y(high) + 4, number(high), "end"),
    high === low ? null : label(EDGE.left - 6, y(low) + 4, number(low), "end"),
    label(EDGE.left, HEIGHT - 9, "step 0", "start"),
    label(WIDTH - EDGE.right, HEIGHT - 9, String(last), "end"),
    svg("polyline", { class: "line", points: points.join(" ") }),
    known.length <= 40 ? known.map((frame) => svg("circle", { class: "dot", cx: x(frame.step), cy: y(Number(frame.energy)), r: 2.5 })) : null,
    known.includes(here) ? svg("circle", { class: "mark", cx: x(here.step), cy: y(Number(here.energy)), r: 6 }) : null,
  );
}

function label(x, y, words, anchor) {
  return svg("text", { x, y, "text-anchor": anchor, class: "tick" }, words);
}
