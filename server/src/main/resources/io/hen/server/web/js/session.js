// Signs in: exchanges the server's token for a cookie that scripts cannot read.

import { at } from "./dom.js";
import { post } from "./api.js";
import { trouble } from "./format.js";

let asking = null;

/** Asks for the token until the server takes it. Several requests that find it missing ask once. */
export function signIn() {
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

function ask() {
  const dialog = at("session");
  const form = at("session-form");
  const token = at("token");
  return new Promise((resolve) => {
    const done = (answer) => {
      form.removeEventListener("submit", submit);
      dialog.removeEventListener("close", closed);
      dialog.close();
      token.value = "";
      at("session-problem").textContent = "";
      resolve(answer);
    };
    const closed = () => done(false);
    const submit = async (event) => {
      event.preventDefault();
      try {
        await post("/v1/session", { token: token.value });
        done(true);
      } catch (error) {
        at("session-problem").textContent = trouble(error);
        token.select();
      }
    };
    form.addEventListener("submit", submit);
    dialog.addEventListener("close", closed);
    dialog.showModal();
  });
}
