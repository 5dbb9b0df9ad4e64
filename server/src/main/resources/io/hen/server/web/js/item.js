// The dialog about one item: what it is, what its encoding decodes to, and its deletion.

import { at, h } from "./dom.js";
import { complain, toast } from "./announce.js";
import { getJson, remove } from "./api.js";
import { bytes, count, nameOf } from "./format.js";
import { refresh } from "./memory.js";

/** Shows an item. */
export async function openItem(id) {
  const dialog = at("item");
  try {
    const item = await getJson(`/v1/items/${id}`);
    dialog.replaceChildren(sheet(item, dialog));
    if (!dialog.open) {
      dialog.showModal();
    }
    dialog.scrollTop = 0;
  } catch (error) {
    complain(error);
  }
}

function sheet(item, dialog) {
  const file = item.metadata.file;
  const name = nameOf({ id: item.id, caption: item.captions[0], file });
  return h(
    "article",
    { class: "sheet" },
    h(
      "header",
      { class: "sheet-head" },
      h("h2", { id: "item-title" }, name),
      h("button", { type: "button", class: "quiet", "aria-label": "Close", on: { click: () => dialog.close() } }, "✕"),
    ),
    h("div", { class: "pair" }, original(item, name), decoded(item)),
    captions(item),
    facts(item),
    linked(item),
    actions(item, dialog),
  );
}

function original(item, name) {
  return h("figure", {}, h("img", { src: `/v1/items/${item.id}/original`, alt: name }), h("figcaption", {}, "Original, byte for byte"));
}

function decoded(item) {
  const image = h("img", { class: "encoded", src: `/v1/items/${item.id}/decoded`, alt: "The decoded encoding" });
  image.addEventListener("error", () => image.replaceWith(h("p", { class: "blank" }, "Its encoding cannot be decoded.")));
  return h("figure", {}, image, h("figcaption", {}, "What its stored encoding decodes to"));
}

function captions(item) {
  return item.captions.length > 1 ? h("ul", { class: "captions", "aria-label": "Captions" }, item.captions.map((caption) => h("li", {}, caption))) : null;
}

function facts(item) {
  const rows = [
    ["Item", item.id],
    ["File", `${item.metadata.file ?? "no name"} (${item.mediaType}, ${bytes(item.bytes)})`],
    ["Remembered", new Date(item.remembered).toLocaleString()],
    ...Object.entries(item.metadata).filter(([key]) => key !== "file"),
  ];
  return h("dl", { class: "facts" }, rows.map(([key, value]) => h("div", {}, h("dt", {}, key), h("dd", {}, String(value)))));
}

function linked(item) {
  if (item.linked.length === 0) {
    return null;
  }
  const others = item.linked.map((other) =>
    h("li", {}, h("button", { type: "button", class: "link", on: { click: () => openItem(other.id) } }, nameOf(other))),
  );
  return h("div", {}, h("h3", {}, `Linked with ${count(others.length, "item")}, recalled as one set`), h("ul", {}, others));
}

function actions(item, dialog) {
  const row = h("div", { class: "row actions" });
  const ask = () => {
    const keep = h("button", { type: "button", on: { click: offer } }, "Keep it");
    row.replaceChildren(
      h("p", { role: "alert" }, "Delete it for good, with its original?"),
      h("button", { type: "button", class: "danger", on: { click: () => forget(item, dialog) } }, "Delete"),
      keep,
    );
    keep.focus();
  };
  const offer = () =>
    row.replaceChildren(
      h("a", { class: "button primary", href: `#recall/${item.id}`, on: { click: () => dialog.close() } }, "Recall with this"),
      h("a", { class: "button", href: `/v1/items/${item.id}/original`, download: item.metadata.file ?? `item-${item.id}` }, "Save the original"),
      h("button", { type: "button", class: "danger quiet", on: { click: ask } }, "Delete…"),
    );
  offer();
  return row;
}

async function forget(item, dialog) {
  try {
    await remove(`/v1/items/${item.id}`);
    dialog.close();
    toast(`Item ${item.id} is forgotten.`);
    document.dispatchEvent(new CustomEvent("hen:forgotten", { detail: item.id }));
    await refresh();
  } catch (error) {
    complain(error);
  }
}
