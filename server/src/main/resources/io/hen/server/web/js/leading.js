// The weights of the leading memories as bars. A memory keeps its row while its weight changes.

import { h } from "./dom.js";
import { nameOf, percent } from "./format.js";
import { openItem } from "./item.js";
import { picture } from "./tile.js";

const ROWS = 8;

export class Leading {
  constructor(list) {
    this.list = list;
    this.clear();
  }

  clear() {
    this.highest = new Map();
    this.items = new Map();
    this.rows = new Map();
    this.list?.replaceChildren();
  }

  /** Hears of weights that will be shown, so that rows need not jump. */
  know(leading) {
    for (const { item, weight } of leading) {
      this.items.set(item.id, item);
      this.highest.set(item.id, Math.max(weight, this.highest.get(item.id) ?? 0));
    }
    this.order((id) => this.highest.get(id));
  }

  /** The film is over: the heaviest of its last step come first. */
  settle(leading) {
    const last = new Map(leading.map(({ item, weight }) => [item.id, weight]));
    this.order((id) => (last.get(id) ?? 0) * 1e6 + this.highest.get(id));
    this.show(leading);
  }

  order(rank) {
    const wanted = [...this.highest.keys()].sort((a, b) => rank(b) - rank(a)).slice(0, ROWS);
    if (wanted.join() !== [...this.rows.keys()].join()) {
      this.rows = new Map(wanted.map((id) => [id, this.rows.get(id) ?? this.row(this.items.get(id))]));
      this.list.replaceChildren(...this.rows.values());
    }
  }

  /** Shows weights. */
  show(leading) {
    const weights = new Map(leading.map(({ item, weight }) => [item.id, weight]));
    for (const [id, row] of this.rows) {
      const weight = weights.get(id) ?? 0;
      row.style.setProperty("--weight", weight);
      row.querySelector(".weight").textContent = percent(weight);
    }
  }

  row(item) {
    return h(
      "li",
      {},
      h("button", { type: "button", class: "lead-item", on: { click: () => openItem(item.id) } }, picture(item, { size: 64, alt: "", lazy: false }), h("span", { class: "name" }, nameOf(item))),
      h("span", { class: "rail" }, h("span", { class: "fill" })),
      h("span", { class: "weight" }),
    );
  }
}
