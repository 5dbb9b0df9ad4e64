// Starts the page and goes between its views: #gallery, #recall (or #recall/12, with item 12), and #inspect.

import { at } from "./dom.js";
import { complain } from "./announce.js";
import { onUnauthorised } from "./api.js";
import { drops } from "./drop.js";
import { gallery, reload } from "./gallery.js";
import { inspect, openInspect } from "./inspect.js";
import { refresh } from "./memory.js";
import { RecallView } from "./recall.js";
import { remember, rememberFiles } from "./remember.js";
import { signIn } from "./session.js";
import { themeButton } from "./theme.js";

const VIEWS = ["gallery", "recall", "inspect"];

onUnauthorised(signIn);
themeButton(at("theme"));
gallery();
remember();
inspect();
const recallView = new RecallView();
drops({
  remember: rememberFiles,
  recallWith: (file) => {
    location.hash = "#recall";
    recallView.takeFile(file);
  },
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  at("main").focus();
});
at("item").addEventListener("click", (event) => {
  // A click beside the sheet is one on the dialog itself.
  if (event.target === at("item")) {
    at("item").close();
  }
});
window.addEventListener("hashchange", () => route({ moved: true }));

show(wanted().view);
try {
  await refresh();
  await Promise.all([reload(), route({ moved: false })]);
} catch (error) {
  complain(error);
}

function wanted() {
  const [view, id] = location.hash.slice(1).split("/");
  return { view: VIEWS.includes(view) ? view : "gallery", id: /^[1-9]\d{0,15}$/.test(id ?? "") ? Number(id) : null };
}

function show(view) {
  for (const one of VIEWS) {
    at(`view-${one}`).hidden = one !== view;
  }
  for (const link of document.querySelectorAll(".tabs a")) {
    if (link.hash === `#${view}`) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  document.title = `${at(`${view}-title`).textContent} · hen`;
}

function route({ moved }) {
  const { view, id } = wanted();
  show(view);
  if (moved) {
    scrollTo(0, 0);
    at(`${view}-title`).focus({ preventScroll: true });
  }
  if (view === "inspect") {
    openInspect();
  }
  if (view === "recall" && id !== null) {
    recallView.takeNumber(id);
  }
}
