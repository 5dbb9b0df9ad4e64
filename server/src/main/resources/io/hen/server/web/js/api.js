// The one place that talks to the server.

import { events } from "./sse.js";

const TRIES = 4;

/** What the server said was wrong (RFC 9457), or that it could not be reached. */
export class ProblemError extends Error {
  constructor({ detail, title, remedy, code, status, remembered }) {
    super(detail || title || "Something went wrong.");
    this.remedy = remedy ?? "";
    this.code = code ?? "unknown";
    this.status = status ?? 0;
    this.remembered = remembered ?? 0;
  }
}

let askForToken = async () => false;

/** Who asks the user for the token when the server wants one; answers whether there is one now. */
export function onUnauthorised(ask) {
  askForToken = ask;
}

/** Asks for JSON. */
export async function getJson(path, { signal } = {}) {
  const response = await send(path, { headers: { Accept: "application/json" }, signal });
  return response.json();
}

/** Asks for a file. */
export async function getBlob(path) {
  return (await send(path, {})).blob();
}

/** Sends a JSON object or a form, and gives the JSON of the answer, or null if there is none. */
export async function post(path, body, { signal } = {}) {
  const response = await send(path, request("POST", body, "application/json", signal));
  return response.status === 204 ? null : response.json();
}

/** Deletes. */
export async function remove(path) {
  await send(path, { method: "DELETE" });
}

/**
 * Sends, and hands on what happens until the result is there.
 *
 * @param on what to do with events other than `result` and `problem`, by name
 */
export async function watch(path, body, { on = {}, signal } = {}) {
  const response = await send(path, request("POST", body, "text/event-stream", signal));
  try {
    for await (const { event, data } of events(response.body)) {
      if (event === "result") {
        return data;
      }
      if (event === "problem") {
        throw new ProblemError(data);
      }
      on[event]?.(data);
    }
  } catch (error) {
    throw told(error);
  }
  throw new ProblemError({
    detail: "The server ended before it had answered.",
    remedy: "Look whether it still runs, and try again.",
  });
}

function request(method, body, accept, signal) {
  const isForm = body instanceof FormData;
  return {
    method,
    signal,
    headers: isForm ? { Accept: accept } : { Accept: accept, "Content-Type": "application/json" },
    body: isForm ? body : JSON.stringify(body),
  };
}

/** Signs in where that is wanted, and comes again where the server is busy. */
async function send(path, options) {
  for (let tried = 1; ; tried++) {
    let response;
    try {
      response = await fetch(path, options);
    } catch (error) {
      throw told(error);
    }
    if (response.ok) {
      return response;
    }
    const problem = await problemOf(response);
    if (problem.status === 401 && path !== "/v1/session" && tried < TRIES && (await askForToken())) {
      continue;
    }
    if (problem.status === 429 && tried < TRIES) {
      await pause(Number(response.headers.get("Retry-After") ?? 1), options.signal);
      continue;
    }
    throw problem;
  }
}

async function problemOf(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    // Not from hen: a proxy between, perhaps.
  }
  return new ProblemError({
    title: `The server answered ${response.status} ${response.statusText}.`,
    ...body,
    status: response.status,
  });
}

/** A request that was called off stays that; all else that fetch throws means that nobody answered. */
function told(error) {
  if (error instanceof ProblemError || error.name === "AbortError") {
    return error;
  }
  return new ProblemError({
    detail: "The server cannot be reached.",
    remedy: "Look whether hen serve still runs, and try again.",
    code: "page.unreachable",
  });
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.min(seconds, 30) * 1000);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
