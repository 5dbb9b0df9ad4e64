// How a recall ended, in words, and what is proved about it.

import { h } from "./dom.js";
import { count, nameOf, percent, sentence } from "./format.js";

const ICONS = { retrieved: "✓", linked: "∞", ambiguous: "⇄", metastable: "≈", unfamiliar: "?" };
const NAMES = { retrieved: "Retrieved", linked: "Linked set", ambiguous: "Tie", metastable: "Mixture", unfamiliar: "Unfamiliar" };

/** The verdict with its certificates. */
export function verdict(result) {
  return h(
    "div",
    { class: `said ${result.verdict}`, "data-verdict": result.verdict },
    h("span", { class: "icon", "aria-hidden": "true" }, ICONS[result.verdict]),
    h(
      "div",
      { class: "said-words" },
      h("p", { class: "headline" }, h("strong", {}, `${NAMES[result.verdict]}. `), headline(result)),
      explanation(result),
      proofs(result),
    ),
  );
}

function headline(result) {
  switch (result.verdict) {
    case "retrieved":
      return `${sentence(nameOf(result.item))}`;
    case "linked":
      return `${count(result.members, "item")} that belong together.`;
    case "ambiguous":
      return `The cue cannot decide between these ${result.members}.`;
    case "metastable":
      return `It settled between ${count(result.members, "memory", "memories")}, at none of them.`;
    default:
      return "Nothing stored belongs to this cue.";
  }
}

function explanation(result) {
  switch (result.verdict) {
    case "retrieved":
      return h("p", {}, `It has ${percent(result.weight)} of the weight${result.familiarity?.words ? `; ${result.familiarity.words}` : ""}.`);
    case "ambiguous":
      return h("p", {}, "They fit it equally well, and none better. Show more of the picture, or add a caption, to decide.");
    case "metastable":
      return h("p", {}, "A higher β tells memories apart more sharply; a cue that shows more does so too.");
    case "unfamiliar":
      return result.reason ? h("p", {}, sentence(result.reason)) : null;
    default:
      return null;
  }
}

/** Leaving out memories of no weight is how the numbers are made, and nobody asks for it here. */
function proofs(result) {
  const told = result.certificates.filter(({ name }) => name !== "truncation");
  if (told.length === 0) {
    return null;
  }
  return h("ul", { class: "proofs" }, told.map((certificate) => h("li", {}, sentence(forPictures(certificate.words)))));
}

/** Certificates speak of all cues; here it is a picture. */
function forPictures(words) {
  return words.replace("what is seen", "the visible part").replace("the same item", "the same picture");
}
