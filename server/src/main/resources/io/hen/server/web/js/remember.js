// Remembers pictures from drops and pickers, and shows how it goes.

import { at, h } from "./dom.js";
import { announce, toast } from "./announce.js";
import { captioned, picked } from "./files.js";
import { count, nameOf, trouble } from "./format.js";
import { sendAll } from "./groups.js";
import { openItem } from "./item.js";
import { memory, refresh } from "./memory.js";
import { picture } from "./tile.js";

const COLLIDES = {
  bytes: "is the same file as",
  caption: "has the same caption as",
  pattern: "looks the same to the memory as",
  "near-pattern": "looks almost the same to the memory as",
};

const waiting = [];
let running = false;

/** Makes the buttons work. */
export function remember() {
  for (const [button, input] of [["add-pictures", "pick-pictures"], ["add-folder", "pick-folder"]]) {
    at(button).addEventListener("click", () => at(input).click());
    at(input).addEventListener("change", () => {
      rememberFiles(picked(at(input).files));
      at(input).value = "";
    });
  }
}

/** Remembers what of these files is a picture, after those that are under way. */
export async function rememberFiles(found) {
  location.hash = "#gallery";
  const { pictures, others } = await captioned(found, { stems: at("stem-captions").checked });
  if (others > 0) {
    toast(`${count(others, "file is", "files are")} no picture and no captions, and left out.`);
  }
  if (pictures.length > 0) {
    waiting.push(pictures);
    await work();
  }
}

async function work() {
  if (running) {
    return;
  }
  running = true;
  try {
    while (waiting.length > 0) {
      await run(waiting.shift());
    }
  } finally {
    running = false;
  }
}

async function run(pictures) {
  const stop = new AbortController();
  const panel = new Panel(pictures.length, stop);
  try {
    const limits = (memory ?? (await refresh())).limits;
    const untried = await sendAll(pictures, { limits, onCollision: at("on-collision").value, listener: panel, signal: stop.signal });
    panel.end(untried);
    await refresh();
  } catch (error) {
    pictures.slice(panel.tried).forEach((one) => panel.failed(one, error));
    panel.end([]);
  }
}

/** The card above the gallery: a bar, the collisions, and the failures. */
class Panel {
  constructor(total, stop) {
    this.total = total;
    this.tried = 0;
    this.stored = 0;
    this.again = [];
    this.words = h("h2", { id: "adding-title" }, `Remembering ${count(total, "picture")}`);
    this.bar = h("progress", { max: total, value: 0, "aria-labelledby": "adding-title" });
    this.number = h("span", { class: "number" }, `0 of ${total}`);
    this.cancel = h("button", { type: "button" }, "Cancel");
    this.cancel.addEventListener("click", () => {
      stop.abort();
      this.cancel.disabled = true;
      this.number.textContent = "stopping after the pictures under way…";
    });
    this.collisions = h("ul", { class: "findings" });
    this.failures = h("ul", { class: "findings" });
    this.buttons = h("p", { class: "row" });
    at("adding").replaceChildren(this.words, h("div", { class: "progress" }, this.bar, this.number, this.cancel), this.collisions, this.failures, this.buttons);
    at("adding").hidden = false;
  }

  remembered(result) {
    this.stored += result.items.length;
    result.collisions.forEach((collision) => this.collisions.append(found(collision)));
    document.dispatchEvent(new CustomEvent("hen:remembered", { detail: result.items }));
  }

  /** The server counts the pictures of a request; here each has its name. */
  failed(one, error) {
    this.again.push(one);
    this.failures.append(h("li", { class: "bad" }, h("span", {}, h("strong", {}, one.file.name), ` ${trouble(error).replace(/the picture of items\[\d+\]/i, "This file")}`)));
  }

  done(number) {
    this.tried += number;
    this.bar.value = this.tried;
    this.number.textContent = `${this.tried} of ${this.total}`;
  }

  end(untried) {
    this.again.push(...untried);
    this.cancel.remove();
    this.bar.remove();
    const left = untried.length > 0 ? `, ${untried.length} not tried` : "";
    const failed = this.failures.childElementCount;
    const words = `${count(this.stored, "picture")} remembered${failed > 0 ? `, ${failed} not` : ""}${left}.`;
    this.words.textContent = words;
    this.number.textContent = this.collisions.childElementCount > 0 ? `${count(this.collisions.childElementCount, "collision")}: a cue may not tell these apart.` : "";
    announce(words);
    if (this.again.length > 0) {
      this.buttons.append(h("button", { type: "button", on: { click: () => { waiting.push(this.again); work(); } } }, "Try the others again"));
    }
    this.buttons.append(h("button", { type: "button", on: { click: () => { at("adding").hidden = true; } } }, "Close"));
  }
}

function found({ kind, item, stored }) {
  const open = (one) => h("button", { type: "button", class: "link", on: { click: () => openItem(one.id) } }, nameOf(one));
  return h(
    "li",
    {},
    h("span", { class: "two" }, picture(item, { size: 64, alt: "" }), picture(stored, { size: 64, alt: "" })),
    h("span", {}, open(item), ` ${COLLIDES[kind] ?? "collides with"} `, open(stored), ` (items ${item.id} and ${stored.id})`),
  );
}
