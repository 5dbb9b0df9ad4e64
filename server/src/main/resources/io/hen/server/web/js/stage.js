// What came back, side by side: the recalled picture, the original, and what a nearest-neighbour search answers.

import { at, h } from "./dom.js";
import { nameOf } from "./format.js";
import { thumbnail } from "./tile.js";
import { openItem } from "./item.js";

export class Stage {
  constructor() {
    this.recalled = frame("Recalled", "the state, decoded");
    this.original = frame("Original", "the file that was stored");
    this.nearest = frame("Nearest neighbour", "what a plain search answers");
    at("stage").append(this.recalled.figure, this.original.figure, this.nearest.figure);
    this.clear(1);
  }

  /** Empties the frames. */
  clear(aspect) {
    at("stage").style.setProperty("--aspect", Math.min(3, Math.max(1 / 3, aspect)));
    this.recalled.empty("Nothing recalled yet");
    this.original.empty("");
    this.nearest.empty("");
  }

  /** Shows a state on its way. */
  step(url, frame) {
    if (url) {
      this.recalled.show(url, "The recalled picture", { encoded: true });
    } else {
      this.recalled.empty(frame.step === 0 ? "No picture yet" : "No picture");
    }
  }

  /** Shows how it ended. */
  end(result) {
    if (result.decoded) {
      this.recalled.show(`data:image/png;base64,${result.decoded}`, "The recalled picture", { encoded: true });
    } else if (result.verdict === "unfamiliar") {
      this.recalled.empty("Nothing: the cue is a stranger");
    }
    if (result.item) {
      this.original.show(`/v1/items/${result.item.id}/original`, nameOf(result.item), { item: result.item });
    } else {
      this.original.empty({ ambiguous: "More than one: see below", linked: "A set: see below", metastable: "None: a mixture", unfamiliar: "None" }[result.verdict]);
    }
    if (result.nearest) {
      this.nearest.show(thumbnail(result.nearest.id, 256), nameOf(result.nearest), {
        item: result.nearest,
        words: result.item ? (result.item.id === result.nearest.id ? "the same item" : "another item") : null,
      });
    } else {
      this.nearest.empty("None");
    }
  }
}

/** One figure with its title. */
function frame(title, words) {
  const holder = h("div", { class: "holder" });
  const under = h("span", { class: "under" }, words);
  const figure = h("figure", {}, h("figcaption", {}, h("strong", {}, title), under), holder);
  let image = null;
  return {
    figure,
    empty(text) {
      image = null;
      under.textContent = words;
      holder.replaceChildren(h("p", { class: "blank" }, text));
    },
    show(url, alt, { encoded = false, item = null, words: said = null } = {}) {
      if (!image) {
        image = h("img", { class: encoded ? "encoded" : null });
        holder.replaceChildren(item ? h("button", { type: "button", class: "bare", on: { click: () => openItem(item.id) } }, image) : image);
      }
      image.src = url;
      image.alt = alt;
      under.textContent = said ?? (item ? nameOf(item) : words);
    },
  };
}
