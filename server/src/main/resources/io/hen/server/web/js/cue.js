// What is recalled with: a stored picture or a file, what is hidden of it, and a caption.

import { getBlob, ProblemError } from "./api.js";
import { Brush } from "./brush.js";
import { at, debounced } from "./dom.js";
import { Easel } from "./easel.js";
import { nameOf, percent } from "./format.js";

export class Cue {
  /**
   * @param changed is called when the cue became another one
   * @param stroked is called when something was hidden or shown again
   */
  constructor({ changed, stroked }) {
    this.item = null;
    this.file = null;
    this.changed = changed;
    this.easel = new Easel(at("seen"), at("mask"));
    const done = () => {
      this.say();
      stroked();
    };
    this.brush = new Brush(this.easel, {
      tool: () => document.querySelector("input[name=tool]:checked").value,
      size: () => Number(at("brush-size").value),
      stroked: done,
    });
    this.sliders(done);
  }

  sliders(done) {
    const settled = debounced(200, done);
    const output = (id, words) => {
      at(`${id}-out`).textContent = words(Number(at(id).value));
    };
    const size = () => output("brush-size", (value) => `${value} %`);
    const lower = () => output("lower", (value) => `${value} %`);
    const noise = () => output("noise", (value) => (value === 0 ? "none" : `σ ${(value / 100).toFixed(2)}`));
    at("brush-size").addEventListener("input", size);
    at("lower").addEventListener("input", () => {
      lower();
      this.easel.mask.lower(at("lower").value / 100);
      this.easel.hatch(null);
      settled();
    });
    at("noise").addEventListener("input", () => {
      noise();
      this.easel.noise(at("noise").value / 100, this.easel.sigma === 0 ? this.easel.seed + 1 : this.easel.seed);
      settled();
    });
    at("clear").addEventListener("click", () => {
      this.reset();
      this.easel.mask.clear();
      this.easel.noise(0);
      done();
    });
    this.outputs = () => {
      size();
      lower();
      noise();
    };
    this.outputs();
  }

  /** Takes a stored item's picture. */
  async takeItem(item) {
    await this.take(await getBlob(`/v1/items/${item.id}/original`), nameOf(item));
    this.item = item;
    this.changed();
  }

  /** Takes a picture that need not be stored. */
  async takeFile(file) {
    await this.take(file, file.name || "a picture");
    this.file = file;
    this.changed();
  }

  /** Has no picture. */
  leave() {
    this.item = null;
    this.file = null;
    this.easel.mask = null;
    this.visible(false);
    at("cue-file-button").focus();
    this.changed();
  }

  async take(blob, name) {
    let bitmap;
    try {
      bitmap = await createImageBitmap(blob);
    } catch {
      throw new ProblemError({
        detail: `${name} cannot be shown: this browser does not read it as a picture.`,
        remedy: "Take a png, jpg, gif, bmp or webp file.",
      });
    }
    this.item = null;
    this.file = null;
    this.reset();
    this.easel.sigma = 0;
    this.easel.show(bitmap);
    bitmap.close();
    at("cue-name").textContent = name;
    this.visible(true);
    this.say();
  }

  reset() {
    at("lower").value = 0;
    at("noise").value = 0;
    this.outputs();
  }

  visible(is) {
    for (const id of ["easel", "tools", "cue-name", "mask-help", "cue-remove"]) {
      at(id).hidden = !is;
    }
    // With a picture up, taking another one comes last, for the eye and for the Tab key.
    at("pick").classList.toggle("taken", is);
    if (is) {
      at("cue").append(at("pick"));
    } else {
      at("cue-title").after(at("pick"));
    }
    at("pick-words").textContent = is ? "Another one:" : "Drop a picture here, or take one:";
  }

  say() {
    const share = this.easel.mask?.share() ?? 0;
    at("hidden-share").textContent = share === 0 ? "All of it is seen" : `${percent(share)} hidden`;
  }

  hasPicture() {
    return this.easel.mask !== null;
  }

  /** Width over height. */
  aspect() {
    return this.hasPicture() ? this.easel.width / this.easel.height : 1;
  }

  caption() {
    return at("caption").value.trim();
  }

  /** The body of a recall request, as a form. */
  async form(options) {
    const request = { ...options };
    const form = new FormData();
    if (this.caption()) {
      request.caption = this.caption();
    }
    if (this.hasPicture()) {
      if (this.easel.sigma > 0) {
        form.append("picture", await this.easel.noisyFile(), "noisy.png");
      } else if (this.file) {
        form.append("picture", this.file, "cue");
      } else {
        request.item = this.item.id;
      }
      if (this.easel.mask.share() > 0) {
        form.append("mask", await this.easel.maskFile(), "mask.png");
      } else {
        request.hidden = ["none"];
      }
    }
    form.append("request", new Blob([JSON.stringify(request)], { type: "application/json" }), "request.json");
    return form;
  }
}
