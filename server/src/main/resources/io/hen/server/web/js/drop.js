// Files dragged over the page: to be remembered, or in the recall view to recall with.

import { at } from "./dom.js";
import { complain } from "./announce.js";
import { dropped, looksLikePicture } from "./files.js";

/**
 * Watches for drops anywhere.
 *
 * @param remember takes a list of files
 * @param recallWith takes one picture
 */
export function drops({ remember, recallWith }) {
  const overlay = at("drop");
  let inside = 0;

  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const hide = () => {
    inside = 0;
    overlay.hidden = true;
  };

  window.addEventListener("dragenter", (event) => {
    if (hasFiles(event)) {
      inside++;
      at("drop-cue").hidden = !location.hash.startsWith("#recall");
      overlay.hidden = false;
    }
  });
  window.addEventListener("dragleave", (event) => {
    if (hasFiles(event) && --inside <= 0) {
      hide();
    }
  });
  window.addEventListener("dragover", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      document.querySelectorAll(".pane").forEach((pane) => pane.classList.toggle("over", pane === event.target.closest?.(".pane")));
    }
  });
  window.addEventListener("drop", async (event) => {
    if (!hasFiles(event)) {
      return;
    }
    event.preventDefault();
    hide();
    const asCue = event.target.closest?.("[data-drop=cue]");
    try {
      const found = await dropped(event.dataTransfer);
      const picture = found.find(({ file }) => looksLikePicture(file));
      if (asCue && picture) {
        recallWith(picture.file);
      } else {
        remember(found);
      }
    } catch (error) {
      complain(error);
    }
  });
}
