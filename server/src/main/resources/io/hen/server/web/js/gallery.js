// The gallery: pages of items, search, and what to do with an empty memory.

import { at, debounced, h } from "./dom.js";
import { complain } from "./announce.js";
import { getJson } from "./api.js";
import { count } from "./format.js";
import { onMemory } from "./memory.js";
import { tile } from "./tile.js";

const PAGE = 60;
/** How far below the window the end of the list may come before more is loaded, in pixels. */
const AHEAD = 400;

let cursor = null;
let shown = 0;
let loading = null;

/** Starts the gallery. */
export function gallery() {
  at("search").addEventListener("input", debounced(250, reload));
  at("more").addEventListener("click", () => next({ focus: true }));
  document.addEventListener("hen:remembered", debounced(100, reload));
  document.addEventListener("hen:forgotten", (event) => dropTile(event.detail));
  new IntersectionObserver(ahead, { rootMargin: `${AHEAD}px` }).observe(at("more"));
  onMemory((memory) => teach(memory.size));
}

/** Shows the first page anew. */
export async function reload() {
  loading?.abort();
  cursor = null;
  shown = 0;
  await next({ anew: true });
}

/** Loads more where the end of the list is near. */
function ahead() {
  const more = at("more");
  if (!loading && more.checkVisibility() && more.getBoundingClientRect().top < innerHeight + AHEAD) {
    next();
  }
}

async function next({ focus = false, anew = false } = {}) {
  const mine = new AbortController();
  let came = false;
  loading = mine;
  const search = at("search").value.trim();
  const query = new URLSearchParams({ limit: PAGE });
  if (search) {
    query.set("search", search);
  }
  if (cursor) {
    query.set("cursor", cursor);
  }
  try {
    const page = await getJson(`/v1/items?${query}`, { signal: mine.signal });
    const tiles = page.items.map((item) => h("li", { "data-item": item.id }, tile(item)));
    if (anew) {
      at("tiles").replaceChildren(...tiles);
    } else {
      at("tiles").append(...tiles);
    }
    cursor = page.next ?? null;
    shown += page.items.length;
    at("more").hidden = !page.more;
    at("count").textContent = summary(search, page);
    teach(page.size);
    came = true;
    if (focus) {
      tiles[0]?.querySelector("button").focus();
    }
  } catch (error) {
    if (error.name !== "AbortError") {
      complain(error);
    }
  } finally {
    if (loading === mine) {
      loading = null;
      // What came may not have filled the window; after a failure the button is there.
      if (came) {
        ahead();
      }
    }
  }
}

function summary(search, page) {
  if (page.size === 0) {
    return "";
  }
  if (search) {
    return shown === 0 ? `Nothing has “${search}” in its captions or file name.` : `${count(shown, "item")}${page.more ? " and more" : ""} with “${search}”`;
  }
  return page.more ? `${shown.toLocaleString("en")} of ${count(page.size, "item")}` : count(page.size, "item");
}

function dropTile(id) {
  const gone = at("tiles").querySelector(`[data-item="${Number(id)}"]`);
  const beside = gone?.nextElementSibling ?? gone?.previousElementSibling;
  gone?.remove();
  shown -= gone ? 1 : 0;
  beside?.querySelector("button").focus();
}

/** An empty memory says what to do. */
function teach(size) {
  at("nothing").hidden = size > 0;
  at("search").disabled = size === 0;
  if (size > 0 || at("nothing").childElementCount > 0) {
    return;
  }
  at("nothing").append(
    h("h2", {}, "Nothing is remembered yet"),
    h("p", {}, "Drop pictures or a folder of pictures here, or use the buttons above. A text file beside a picture, of the same name, holds its captions."),
    h("p", {}, "On the command line, the same is"),
    h("pre", {}, h("code", {}, "hen remember DIR")),
    h("p", {}, "Then go to ", h("a", { href: "#recall" }, "Recall"), ", hide half of one with a brush, and watch it come back."),
  );
}
