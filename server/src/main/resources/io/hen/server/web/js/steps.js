// The film of a recall: its steps come one by one, are shown one by one, and can be wound back and forth.

import { at, h, stillness } from "./dom.js";
import { energyCurve } from "./energy.js";
import { Leading } from "./leading.js";

/** A film takes about this long, whatever the number of its steps; one step is shown at least and at most so long. */
const WHOLE = 3200;
const SHORTEST = 20;
const LONGEST = 500;

export class Film {
  /** @param show shows a decoded state, null if there is none */
  constructor(show) {
    this.show = show;
    this.leading = new Leading(at("leading"));
    this.play = h("button", { type: "button", class: "quiet", "aria-label": "Play", on: { click: () => this.toggle() } }, "▶");
    this.slider = h("input", { type: "range", id: "step", min: 0, value: 0, on: { input: () => this.wind(Number(this.slider.value)) } });
    this.words = h("output", { for: "step" });
    at("player").append(this.play, h("label", { for: "step" }, "Step"), this.slider, this.words);
    this.clear();
  }

  /** Forgets the film of before. */
  clear() {
    this.stop();
    this.frames = [];
    this.complete = false;
    this.seen = -1;
    this.finished = new Promise((resolve) => {
      this.finish = resolve;
    });
    at("player").hidden = true;
    at("charts").hidden = true;
    this.leading.clear();
  }

  /** Takes a step as it comes. */
  push(frame) {
    this.frames.push(frame);
    this.leading.know(frame.leading);
    at("player").hidden = false;
    at("charts").hidden = false;
    this.slider.max = this.frames.length - 1;
    this.slider.disabled = this.frames.length < 2;
    if (this.seen < 0 && !this.jump) {
      this.at(0);
    }
    if (!this.timer && !this.jump) {
      this.next();
    }
  }

  /** All steps are there. Resolves when the last one is shown. */
  async end() {
    const { frames } = this;
    this.complete = true;
    if (this.frames.length === 0) {
      return;
    }
    if (this.jump || stillness()) {
      this.stop();
      this.at(this.frames.length - 1);
      this.finish();
    } else if (this.seen === this.frames.length - 1) {
      this.stop();
      this.finish();
    } else if (!this.timer) {
      this.next();
    }
    await this.finished;
    if (frames === this.frames) {
      this.leading.settle(frames.at(-1).leading);
      this.leading.show(frames[this.seen].leading);
    }
  }

  next() {
    if (stillness()) {
      return;
    }
    const pause = Math.min(LONGEST, Math.max(SHORTEST, WHOLE / Math.max(1, this.frames.length)));
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.seen + 1 < this.frames.length) {
        this.at(this.seen + 1);
      }
      if (this.seen + 1 < this.frames.length || !this.complete) {
        this.next();
      } else {
        this.finish();
      }
      this.label();
    }, pause);
    this.label();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
    this.label();
  }

  toggle() {
    if (this.timer) {
      this.stop();
      return;
    }
    if (this.seen === this.frames.length - 1) {
      this.at(0);
    }
    this.next();
  }

  wind(index) {
    this.stop();
    this.at(index);
    if (this.complete) {
      this.finish();
    }
  }

  at(index) {
    this.seen = index;
    const frame = this.frames[index];
    this.slider.value = index;
    this.words.textContent = `${frame.step} of ${this.frames.at(-1).step}`;
    this.slider.setAttribute("aria-valuetext", this.words.textContent);
    this.show(frame.picture ? `data:image/png;base64,${frame.picture}` : null, frame);
    this.leading.show(frame.leading);
    at("energy").replaceChildren(energyCurve(this.frames, index));
  }

  label() {
    if (this.play) {
      this.play.textContent = this.timer ? "❚❚" : "▶";
      this.play.setAttribute("aria-label", this.timer ? "Pause" : "Play");
    }
  }
}
