// Makes it seen that there is no single answer: the members of a tie, and what a mixture is made of.

import { h } from "./dom.js";
import { percent } from "./format.js";
import { tile } from "./tile.js";

/** What stands beside such a verdict; null where there is one answer. */
export function ambiguity(result) {
  switch (result.verdict) {
    case "ambiguous":
      return part("The cue cannot decide between these", result.members, result.ties.map((item) => tile(item)));
    case "linked":
      return part("They were linked when they were remembered", result.members, weighted(result));
    case "metastable":
      return part("What the mixture is made of", result.members, weighted(result));
    default:
      return null;
  }
}

function weighted(result) {
  return result.mixture.map(({ item, weight }) =>
    tile(item, { under: h("span", { class: "share" }, h("span", { class: "rail" }, h("span", { class: "fill", vars: { "--weight": weight } })), percent(weight)) }),
  );
}

function part(title, members, tiles) {
  const more = members - tiles.length;
  return h(
    "section",
    { class: "members" },
    h("h3", {}, title),
    h("ul", { class: "tiles small" }, tiles.map((one) => h("li", {}, one))),
    more > 0 ? h("p", { class: "hint" }, `and ${more} more`) : null,
  );
}
