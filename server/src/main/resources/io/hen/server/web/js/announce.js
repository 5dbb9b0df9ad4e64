// Tells the user something: short notes that go away, and words for those who listen.

import { at, h } from "./dom.js";
import { sentence } from "./format.js";

const SHOWN_FOR = 6000;

/** Says something to screen readers alone. */
export function announce(words) {
  at("polite").textContent = words;
}

/** A note that goes away by itself. */
export function toast(words) {
  const note = h("p", { class: "toast", role: "status" }, words);
  at("toasts").append(note);
  setTimeout(() => note.remove(), SHOWN_FOR);
}

/** What went wrong, with what to do; stays until it is closed. */
export function complain(error) {
  const close = h("button", { type: "button", class: "quiet", "aria-label": "Close" }, "✕");
  const note = h("div", { class: "toast bad", role: "alert" }, complaint(error), close);
  close.addEventListener("click", () => note.remove());
  at("toasts").append(note);
}

/** An error as a paragraph: what is wrong, and the remedy. */
export function complaint(error) {
  return h("p", {}, h("strong", {}, sentence(error.message)), error.remedy ? ` ${sentence(error.remedy)}` : null);
}
