// What is known of the memory as a whole, and who wants to hear when it changes.

import { at } from "./dom.js";
import { getJson } from "./api.js";
import { count } from "./format.js";

const listeners = [];

/** As the server described it last; null before that. */
export let memory = null;

/** Asks the server, and tells the others. */
export async function refresh() {
  memory = await getJson("/v1/memory");
  at("holds").textContent = `${count(memory.size, "item")} · ${memory.codec.replace(/[@ ].*/, "")}`;
  at("version").textContent = `hen ${memory.version}`;
  listeners.forEach((listener) => listener(memory));
  return memory;
}

/** Calls a function whenever the memory was read anew. */
export function onMemory(listener) {
  listeners.push(listener);
  if (memory) {
    listener(memory);
  }
}

/** The part of an item that captions are compared by, if this memory has one. */
export function textPart() {
  return memory?.parts.find((part) => part.name !== "image") ?? null;
}
