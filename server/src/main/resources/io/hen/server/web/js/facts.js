// The numbers of a recall.

import { h } from "./dom.js";
import { number, percent, time } from "./format.js";

/** As a list of terms. */
export function facts(result) {
  const { encoding, settling, decoding } = result.milliseconds;
  const rows = [
    ["Steps", `${result.steps}${result.settled ? ", settled" : ", still moving at the last"}`],
    ["β", number(result.beta)],
    ["Hidden", percent(result.hiddenShare)],
    ["Lead over the second", number(result.margin)],
    result.participation ? ["Worth", `${number(result.participation)} equal memories, entropy ${number(result.entropy)} nats`] : null,
    ["Encoding, settling, decoding", `${time(encoding)}, ${time(settling)}, ${time(decoding)}`],
    ["In hen’s words", result.words],
  ];
  return h("dl", { class: "facts" }, rows.filter(Boolean).map(([key, value]) => h("div", {}, h("dt", {}, key), h("dd", {}, value))));
}
