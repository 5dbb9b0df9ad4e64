// The button that goes round automatic, light and dark.

const ORDER = ["auto", "light", "dark"];
const WORDS = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
const ICONS = { auto: "◐", light: "☀", dark: "☾" };

/** Makes the button work; the choice is kept in this browser. */
export function themeButton(button) {
  const root = document.documentElement;
  show(root.dataset.theme ?? "auto");
  button.addEventListener("click", () => {
    const next = ORDER[(ORDER.indexOf(root.dataset.theme ?? "auto") + 1) % ORDER.length];
    if (next === "auto") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = next;
    }
    keep(next);
    show(next);
  });

  function show(theme) {
    button.textContent = ICONS[theme];
    button.setAttribute("aria-label", WORDS[theme]);
    button.title = WORDS[theme];
  }
}

function keep(theme) {
  try {
    localStorage.setItem("hen.theme", theme);
  } catch {
    // Storage is switched off: the choice lasts until the page is closed.
  }
}
