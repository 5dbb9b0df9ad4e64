// Pictures of items, as tiles that open them.

import { h } from "./dom.js";
import { nameOf } from "./format.js";
import { openItem } from "./item.js";

/** Where a small picture of an item is. */
export function thumbnail(id, size = 128) {
  return `/v1/items/${id}/thumbnail?size=${size}`;
}

/** A small picture; empty alt where the name stands beside it. */
export function picture(item, { size = 128, alt = nameOf(item), lazy = true } = {}) {
  return h("img", { src: thumbnail(item.id, size), alt, loading: lazy ? "lazy" : "eager", decoding: "async", width: size, height: size });
}

/** A button with an item's picture and name, which opens the item. */
export function tile(item, { under = null, size = 128 } = {}) {
  return h(
    "button",
    { type: "button", class: "tile", on: { click: () => openItem(item.id) } },
    picture(item, { alt: "", size }),
    h("span", { class: "name" }, nameOf(item)),
    under,
  );
}
