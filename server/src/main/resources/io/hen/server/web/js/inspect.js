// The inspect view: how well the items can be told apart.

import { at, h } from "./dom.js";
import { complain, announce } from "./announce.js";
import { watch } from "./api.js";
import { count, nameOf, number, percent, sentence } from "./format.js";
import { histogram, mean } from "./histogram.js";
import { memory, onMemory, textPart } from "./memory.js";
import { tile } from "./tile.js";

/** A memory of up to so many items is inspected without being asked: it takes a moment. */
const AT_ONCE = 2000;

let running = null;
let inspected = null;

/** Makes the form work. */
export function inspect() {
  at("inspect-form").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  at("inspect-stop").addEventListener("click", () => running?.abort());
  onMemory(() => {
    at("inspect-parts").disabled = textPart() === null;
    at("inspect-go").disabled = memory.size < 2;
    if (memory.size < 2) {
      at("inspection").replaceChildren(h("div", { class: "empty" }, h("h2", {}, "There is little to compare yet"), h("p", {}, "It takes two items. Add pictures in the ", h("a", { href: "#gallery" }, "gallery"), ".")));
    }
  });
}

/** The view was opened. */
export function openInspect() {
  if (memory && memory.size >= 2 && memory.size <= AT_ONCE && inspected !== memory.size && !running) {
    run();
  }
}

async function run() {
  const mine = new AbortController();
  running?.abort();
  running = mine;
  const [picture, caption] = at("inspect-parts").value.split(",").map(Number);
  const request = { similarity: at("inspect-similarity").value, worst: 10 };
  if (textPart() !== null) {
    request.weights = { picture, caption };
  }
  const bar = h("progress", { "aria-label": "Comparing" });
  const words = h("span", { class: "number" }, "Comparing…");
  at("inspect-progress").replaceChildren(bar, words);
  busy(true);
  try {
    const found = await watch("/v1/inspect", request, {
      signal: mine.signal,
      on: {
        progress: ({ stage, done, total }) => {
          bar.max = total;
          bar.value = done;
          words.textContent = `${stage}: ${done} of ${total}`;
        },
      },
    });
    inspected = found.items;
    at("inspection").replaceChildren(...report(found));
    announce(`Inspected ${count(found.items, "item")}.`);
  } catch (error) {
    if (error.name !== "AbortError") {
      complain(error);
    }
  } finally {
    if (running === mine) {
      running = null;
      busy(false);
    }
  }
}

function busy(is) {
  at("inspect-progress").hidden = !is;
  at("inspect-stop").hidden = !is;
}

function report(found) {
  return [numbers(found), h("div", { class: "halves" }, cosines(found), distances(found)), worst(found), shared("Captions of several items", "A recall by one of these cannot decide between its items.", found.sharedCaptions, ({ caption }) => `“${caption}”`), shared("Items that are equal in one part", "Their encodings are the same there.", found.sharedPatterns, ({ part }) => part)].filter(Boolean);
}

function numbers(found) {
  const { fewest, likely, limit } = found.capacity;
  const room = likely != null ? `≈ ${likely.toLocaleString("en")}` : fewest > 0 ? `≥ ${fewest.toLocaleString("en")}` : "not known";
  return h(
    "dl",
    { class: "cards" },
    card("Items", found.examined === found.items ? found.items.toLocaleString("en") : `${found.examined} of ${found.items}`, "compared with all the others"),
    card("Recommended β", number(found.beta), Number(found.forgetsBelow) > 0 ? `for whole cues; automatic β adapts it to each cue. Below ${number(found.forgetsBelow)} everything ends in one average.` : "for whole cues; automatic β adapts it to each cue."),
    card("Stored beyond doubt", percent(Number(found.certified)), "of the items, at that β (Ramsauer et al. 2020)"),
    card("Room for", room, `${likely != null || fewest > 0 ? `more items before half a cue cannot tell ${percent(limit)} apart. ` : ""}${sentence(found.capacity.basis)}`),
  );
}

function card(term, value, words) {
  return h("div", { class: "card fact" }, h("dt", {}, term), h("dd", { class: "value" }, value), h("dd", { class: "hint" }, words));
}

function cosines(found) {
  if (!found.cosines) {
    return null;
  }
  const { low, high, self, cross, sampled } = found.cosines;
  const means = [self, cross].map((counts) => number(mean({ low, high, counts })));
  return h(
    "section",
    { class: "card" },
    h("h2", {}, "Self against cross"),
    h("p", { class: "hint" }, `Half of the picture is hidden: how like is what remains to the item itself, and to others? The further apart the two hills, the surer is recall. Cosines, ${count(sampled, "cue")}; on average ${means[0]} to itself and ${means[1]} to others.`),
    histogram({ low, high, label: `Cosines: on average ${means[0]} to the item itself, ${means[1]} to other items.`, series: [{ name: "others", counts: cross, className: "cross" }, { name: "itself", counts: self, className: "self" }] }),
  );
}

function distances(found) {
  const middle = number(mean(found.distance));
  return h(
    "section",
    { class: "card" },
    h("h2", {}, "Distance to the nearest other item"),
    h("p", { class: "hint" }, `Squared distances of the encodings; on average ${middle}. What is far left can hardly be told from its neighbour.`),
    histogram({ low: found.distance.low, high: found.distance.high, label: `Squared distances to the nearest other item, on average ${middle}.`, series: [{ name: "items", counts: found.distance.counts, className: "self" }] }),
  );
}

function worst(found) {
  if (found.worst.length === 0) {
    return null;
  }
  return h(
    "section",
    { class: "card" },
    h("h2", {}, "Closest pairs"),
    h("ol", { class: "pairs" }, found.worst.map(({ first, second, squaredDistance }) =>
      h("li", {}, h("div", { class: "pair" }, tile(first), tile(second)), h("p", { class: "hint" }, Number(squaredDistance) === 0 ? "equal encodings" : `squared distance ${number(squaredDistance)}`)))),
  );
}

function shared(title, words, groups, name) {
  if (groups.length === 0) {
    return null;
  }
  return h(
    "section",
    { class: "card" },
    h("h2", {}, title),
    h("p", { class: "hint" }, words),
    h("ul", { class: "collisions" }, groups.map((group) =>
      h("li", {}, h("h3", {}, name(group)), h("ul", { class: "tiles small" }, group.items.slice(0, 12).map((item) => h("li", {}, tile(item)))), group.items.length > 12 ? h("p", { class: "hint" }, `and ${group.items.length - 12} more`) : null))),
  );
}
