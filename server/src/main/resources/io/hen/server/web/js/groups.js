// Sends pictures in small groups, one request at a time, so that recalls never wait long and a failure costs little.

import { post, ProblemError } from "./api.js";
import { bytes } from "./format.js";

const MOST = 16;
const LONGEST = 16 << 20;

/** Splits pictures into groups that a request may hold. */
export function groups(pictures, limits) {
  const most = Math.min(MOST, limits.batch);
  const longest = Math.min(LONGEST, limits.bodyBytes * 0.9);
  const all = [];
  let size = Infinity;
  for (const picture of pictures) {
    if (all.length === 0 || all.at(-1).length >= most || size + picture.file.size > longest) {
      all.push([]);
      size = 0;
    }
    all.at(-1).push(picture);
    size += picture.file.size;
  }
  return all;
}

/**
 * Sends all pictures.
 *
 * @param listener told of `remembered(result)`, `failed(picture, error)` and `done(number)`
 * @param signal ends it between two requests, so that nothing is left half known
 * @returns the pictures that were not tried
 */
export async function sendAll(pictures, { limits, onCollision, listener, signal }) {
  const fitting = pictures.filter((picture) => fits(picture, limits, listener));
  const waiting = groups(fitting, limits);
  while (waiting.length > 0 && !signal.aborted) {
    const group = waiting.shift();
    try {
      listener.remembered(await send(group, onCollision));
      listener.done(group.length);
    } catch (error) {
      if (!(error instanceof ProblemError) || !isAboutInput(error)) {
        group.forEach((picture) => listener.failed(picture, error));
        listener.done(group.length);
        return waiting.flat();
      }
      if (group.length === 1) {
        listener.failed(group[0], error);
        listener.done(1);
      } else {
        // One bad file must not lose the others of its group.
        waiting.unshift(...group.map((picture) => [picture]));
      }
    }
  }
  return waiting.flat();
}

function fits(picture, limits, listener) {
  if (picture.file.size <= limits.pictureBytes) {
    return true;
  }
  listener.failed(
    picture,
    new ProblemError({
      detail: `It is ${bytes(picture.file.size)} long; this server takes at most ${bytes(limits.pictureBytes)}.`,
      remedy: "Make it smaller.",
    }),
  );
  listener.done(1);
  return false;
}

/** Whether another group could fare better. */
function isAboutInput(error) {
  return [400, 409, 413, 415, 422].includes(error.status) && error.code !== "memory.read-only" && error.code !== "store.read-only";
}

function send(group, onCollision) {
  const form = new FormData();
  const details = { items: group.map(({ captions }) => ({ captions })), onCollision };
  form.append("request", new Blob([JSON.stringify(details)], { type: "application/json" }), "request.json");
  group.forEach(({ file }) => form.append("picture", file, file.name));
  return post("/v1/items", form);
}
