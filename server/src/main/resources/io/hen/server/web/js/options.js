// How the network settles: each option with one line that says what it does.

import { at, h } from "./dom.js";
import { number } from "./format.js";

const USUAL = { beta: "auto", damping: 1, steps: 150, similarity: "l2", dynamics: "free", missing: "left-out", picture: 1, caption: 0.05, stranger: 0.002 };

const CHOICES = {
  similarity: [["l2", "L2 distance"], ["dot", "dot product"], ["cosine", "cosine"]],
  dynamics: [["free", "free"], ["clamped", "clamped"]],
  missing: [["left-out", "left out"], ["zeros", "zeros"]],
};

export class Options {
  /** @param changed is called when one was changed */
  constructor(body, summary, changed) {
    this.summary = summary;
    this.words = summary.textContent;
    this.changed = changed;
    this.automatic = h("input", { type: "checkbox", id: "beta-auto", checked: true });
    this.beta = h("input", { type: "range", id: "beta", min: -3, max: 3, step: 0.05, value: 0 });
    this.betaOut = h("output", { for: "beta" });
    this.damping = h("input", { type: "range", id: "damping", min: 0.05, max: 1, step: 0.05, value: 1 });
    this.dampingOut = h("output", { for: "damping" });
    this.steps = numeric("steps", { min: 1, max: 10000, step: 1 }, USUAL.steps);
    this.picture = numeric("weight-picture", { min: 0, step: "any" }, USUAL.picture);
    this.caption = numeric("weight-caption", { min: 0, step: "any" }, USUAL.caption);
    this.stranger = numeric("stranger", { min: 0, max: 0.5, step: "any" }, USUAL.stranger);
    for (const [id, choices] of Object.entries(CHOICES)) {
      this[id] = h("select", { id: `option-${id}` }, choices.map(([value, words]) => h("option", { value }, words)));
    }
    this.usual = h("button", { type: "button", on: { click: () => this.set(USUAL) } }, "All as usual");
    body.append(...this.rows());
    body.addEventListener("input", () => this.show());
    body.addEventListener("change", () => this.show());
    this.show();
  }

  rows() {
    return [
      h("div", { class: "option" },
        h("p", { class: "check" }, this.automatic, h("label", { for: "beta-auto" }, "β automatic")),
        h("div", { class: "slider" }, h("label", { for: "beta" }, "β"), this.beta, this.betaOut),
        hint("Inverse temperature: the higher, the sharper are memories told apart; too low, and they blend. Automatic takes it from the gaps between the memories.")),
      h("div", { class: "option" },
        h("div", { class: "slider" }, h("label", { for: "damping" }, "η"), this.damping, this.dampingOut),
        hint("How far each step goes. 1 goes all the way at once; less shows the way.")),
      option("Most steps", this.steps, "It ends before that when nothing moves any more."),
      option("Similarity", this.similarity, "How the state is compared with the memories."),
      option("Dynamics", this.dynamics, "Free: all of the state moves. Clamped: what is seen stays as it is, and only the rest moves."),
      option("Weight of the picture", this.picture, "How much the picture counts where a caption is given too."),
      option("Weight of the caption", this.caption, "How much the caption counts where a picture is given too."),
      option("A part that is not given", this.missing, "Left out of the comparison, or taken as zeros, as in the paper."),
      option("Stranger error", this.stranger, "How often a cue that belongs to nothing stored may be taken for familiar; 0 answers every cue."),
      h("p", { class: "row" }, this.usual),
    ];
  }

  /** The fields of a recall request. */
  request({ hasPicture, hasCaption }) {
    const request = {
      beta: this.automatic.checked ? "auto" : this.betaValue(),
      damping: Number(this.damping.value),
      steps: Number(this.steps.value),
      similarity: this.similarity.value,
      clamped: this.dynamics.value === "clamped",
      missing: this.missing.value,
      strangerError: Number(this.stranger.value),
    };
    if (hasPicture && hasCaption) {
      request.weights = { picture: Number(this.picture.value), caption: Number(this.caption.value) };
    }
    return request;
  }

  /** Whether β is left to the memory. */
  isAutomatic() {
    return this.automatic.checked;
  }

  /** Sets some of the options. */
  set({ beta, damping, steps, similarity, dynamics, missing, picture, caption, stranger }) {
    if (beta !== undefined) {
      this.automatic.checked = beta === "auto";
      this.beta.value = beta === "auto" ? 0 : Math.log10(beta);
    }
    for (const [name, value] of Object.entries({ damping, steps, similarity, dynamics, missing, picture, caption, stranger })) {
      if (value !== undefined) {
        this[name].value = value;
      }
    }
    this.show();
  }

  betaValue() {
    return Number((10 ** Number(this.beta.value)).toPrecision(3));
  }

  show() {
    this.beta.disabled = this.automatic.checked;
    this.betaOut.textContent = this.automatic.checked ? "auto" : number(this.betaValue());
    this.beta.setAttribute("aria-valuetext", this.betaOut.textContent);
    this.dampingOut.textContent = this.damping.value;
    const changed = this.unusual();
    this.summary.textContent = changed.length > 0 ? `${this.words}: ${changed.join(", ")}` : this.words;
    this.usual.disabled = changed.length === 0;
    this.changed();
  }

  /** What differs from the usual, in words. */
  unusual() {
    const words = [];
    const differs = (name, said) => {
      if (String(this[name].value) !== String(USUAL[name])) {
        words.push(said);
      }
    };
    if (!this.automatic.checked) {
      words.push(`β ${number(this.betaValue())}`);
    }
    differs("damping", `η ${this.damping.value}`);
    differs("steps", `${this.steps.value} steps`);
    differs("similarity", this.similarity.value);
    differs("dynamics", this.dynamics.value);
    differs("missing", "zeros");
    differs("picture", `picture × ${this.picture.value}`);
    differs("caption", `caption × ${this.caption.value}`);
    differs("stranger", `stranger error ${this.stranger.value}`);
    return words;
  }
}

/** The options of the recall view. */
export function recallOptions(changed) {
  return new Options(at("options-body"), at("options").querySelector("summary"), changed);
}

function option(label, control, words) {
  return h("div", { class: "option" }, h("div", { class: "field inline" }, h("label", { for: control.id }, label), control), hint(words));
}

function hint(words) {
  return h("p", { class: "hint" }, words);
}

function numeric(id, limits, value) {
  return h("input", { type: "number", id, required: true, ...limits, value });
}
