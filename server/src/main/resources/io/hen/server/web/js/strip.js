// A row of stored pictures to take one from.

import { at, h } from "./dom.js";
import { getJson } from "./api.js";
import { nameOf } from "./format.js";
import { picture } from "./tile.js";

const SHOWN = 24;

/** Fills the row. */
export async function strip(take) {
  const page = await getJson(`/v1/items?limit=${SHOWN}`);
  at("strip").replaceChildren(
    ...page.items.map((item) =>
      h("li", {}, h("button", { type: "button", class: "bare", title: nameOf(item), on: { click: () => take(item) } }, picture(item, { size: 64 }))),
    ),
    ...(page.more ? [h("li", {}, h("a", { href: "#gallery", class: "all" }, "all…"))] : []),
  );
  at("caption-list").replaceChildren(...page.items.filter((item) => item.caption).map((item) => h("option", { value: item.caption })));
  at("cue-any").disabled = page.size === 0;
}

/** Any of the stored items, all with about the same chance; null if there is none. */
export async function anyItem(known, size) {
  if (size === 0) {
    return null;
  }
  // Items have no addresses by place, only by number, and numbers of forgotten ones are missing: pages are walked, at most ten.
  const limit = Math.min(1000, size);
  let place = Math.floor(Math.random() * Math.min(size, limit * 10));
  let cursor = null;
  for (;;) {
    const query = new URLSearchParams({ limit });
    if (cursor) {
      query.set("cursor", cursor);
    }
    const page = await getJson(`/v1/items?${query}`);
    const fresh = page.items.length > 1 && page.items[place]?.id === known ? page.items[(place + 1) % page.items.length] : page.items[place];
    if (fresh || !page.more) {
      return fresh ?? page.items.at(-1) ?? null;
    }
    place -= page.items.length;
    cursor = page.next;
  }
}
