// The recall view: from the cue to what comes back.

import { at, debounced, h } from "./dom.js";
import { announce, complain, complaint } from "./announce.js";
import { ambiguity } from "./ambiguity.js";
import { getJson, ProblemError, watch } from "./api.js";
import { Cue } from "./cue.js";
import { facts } from "./facts.js";
import { memory, onMemory, textPart } from "./memory.js";
import { recallOptions } from "./options.js";
import { slow } from "./slowly.js";
import { Stage } from "./stage.js";
import { Film } from "./steps.js";
import { anyItem, strip } from "./strip.js";
import { verdict } from "./verdict.js";

export class RecallView {
  constructor() {
    this.running = null;
    this.stage = new Stage();
    this.film = new Film((url, frame) => this.stage.step(url, frame));
    this.live = debounced(150, () => at("live").checked && this.ready() && this.run({ jump: true }));
    this.cue = new Cue({ changed: () => this.anew(), stroked: () => this.live() });
    this.options = recallOptions(() => {});
    at("cue").addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
    // A wrong number in the folded options could not be pointed at.
    at("cue").addEventListener("invalid", () => { at("options").open = true; }, true);
    at("slowly").addEventListener("click", () => this.slowly());
    at("cue-file-button").addEventListener("click", () => at("cue-file").click());
    at("cue-file").addEventListener("change", () => {
      const [file] = at("cue-file").files;
      at("cue-file").value = "";
      if (file) {
        this.takeFile(file);
      }
    });
    at("cue-any").addEventListener("click", () => this.takeAny());
    at("cue-remove").addEventListener("click", () => this.cue.leave());
    at("caption").addEventListener("input", () => this.offer());
    document.addEventListener("hen:forgotten", (event) => {
      if (this.cue.item?.id === event.detail) {
        this.cue.leave();
      }
    });
    onMemory(() => {
      this.hints();
      strip((item) => this.takeItem(item)).catch(complain);
    });
    this.offer();
  }

  /** Takes an item by its number, as in the address #recall/12. */
  async takeNumber(id) {
    if (this.cue.item?.id !== id) {
      try {
        const { captions, metadata } = await getJson(`/v1/items/${id}`);
        await this.takeItem({ id, caption: captions[0], file: metadata.file });
      } catch (error) {
        complain(error);
      }
    }
  }

  async takeItem(item) {
    await this.cue.takeItem(item).catch(complain);
    at("mask").focus({ preventScroll: true });
  }

  async takeFile(file) {
    await this.cue.takeFile(file).catch(complain);
    at("mask").focus({ preventScroll: true });
  }

  async takeAny() {
    try {
      const item = await anyItem(this.cue.item?.id, memory?.size ?? 0);
      if (item) {
        await this.takeItem(item);
      }
    } catch (error) {
      complain(error);
    }
  }

  /** Another cue: what came back belongs to the one before. */
  anew() {
    this.running?.abort();
    this.film.clear();
    this.stage.clear(this.cue.aspect());
    at("verdict").replaceChildren();
    this.forget();
    this.offer();
  }

  forget() {
    for (const id of ["ambiguity", "facts", "slowly-hint"]) {
      at(id).hidden = true;
    }
  }

  ready() {
    return this.cue.hasPicture() || this.cue.caption() !== "";
  }

  offer() {
    at("go").disabled = !this.ready();
    at("slowly").disabled = !this.ready();
  }

  hints() {
    const part = textPart();
    at("caption").disabled = part === null;
    at("caption-hint").textContent =
      part === null
        ? "This memory keeps no captions to recall by."
        : part.exactKey
          ? "Word for word: this memory finds a picture by its very caption alone."
          : "By meaning; the very caption always finds its picture.";
  }

  /** The options for that depend on the cue, and stay until they are set to the usual. */
  async slowly() {
    const ask = (options) => this.cue.form({ ...this.options.request(this.has()), ...options });
    at("slowly").disabled = true;
    try {
      this.options.set(await slow(ask, Math.max(1, memory.size)));
    } catch (error) {
      this.failed(error);
      return;
    } finally {
      this.offer();
    }
    await this.run();
  }

  has() {
    return { hasPicture: this.cue.hasPicture(), hasCaption: this.cue.caption() !== "" };
  }

  async run({ jump = false } = {}) {
    this.running?.abort();
    const mine = new AbortController();
    this.running = mine;
    this.film.clear();
    this.film.jump = jump;
    if (!jump) {
      this.stage.clear(this.cue.aspect());
      at("verdict").replaceChildren(h("p", { class: "busy" }, "Recalling…"));
      this.forget();
      this.reveal();
    }
    try {
      const form = await this.cue.form(this.options.request(this.has()));
      const result = await watch("/v1/recall", form, { on: { step: (step) => mine === this.running && this.film.push(step) }, signal: mine.signal });
      if (mine === this.running) {
        await this.film.end();
      }
      if (mine === this.running) {
        this.show(result);
      }
    } catch (error) {
      if (mine === this.running) {
        this.failed(error);
      }
    }
  }

  show(result) {
    this.stage.end(result);
    at("verdict").replaceChildren(verdict(result));
    const more = ambiguity(result);
    at("ambiguity").replaceChildren(...(more ? [more] : []));
    at("ambiguity").hidden = !more;
    at("slowly-hint").hidden = result.steps > 3;
    at("facts-body").replaceChildren(facts(result));
    at("facts").hidden = false;
  }

  failed(error) {
    if (error.name === "AbortError") {
      return;
    }
    const told = error instanceof ProblemError ? error : new ProblemError({ detail: String(error.message) });
    this.stage.clear(this.cue.aspect());
    at("verdict").replaceChildren(h("div", { class: "said failed" }, h("span", { class: "icon", "aria-hidden": "true" }, "!"), complaint(told)));
    announce(told.message);
  }

  /** On narrow screens what comes back lies below the cue. */
  reveal() {
    const back = document.querySelector(".back");
    if (back.getBoundingClientRect().top > innerHeight * 0.8) {
      back.scrollIntoView({ block: "start" });
    }
  }
}
