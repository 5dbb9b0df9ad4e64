package io.hen.server.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** What the page's colours and names are held against: WCAG 2.2 at AA. */
final class Contrast {
  private Contrast() {}

  /** Texts in the page whose colour is too near to what is behind them, with their ratio. */
  static List<?> tooLow(Page page) {
    return (List<?>)
        page.evaluate(
            """
            () => {
              const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
              const rgba = (colour) => {
                pen.clearRect(0, 0, 1, 1);
                pen.fillStyle = colour;
                pen.fillRect(0, 0, 1, 1);
                return [...pen.getImageData(0, 0, 1, 1).data];
              };
              const light = ([r, g, b]) => [r, g, b]
                .map((one) => one / 255)
                .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
                .reduce((sum, one, k) => sum + one * [0.2126, 0.7152, 0.0722][k], 0);
              const ground = (element) => {
                for (let at = element; at; at = at.parentElement) {
                  const colour = rgba(getComputedStyle(at).backgroundColor);
                  if (colour[3] === 255) {
                    return colour;
                  }
                }
                return [255, 255, 255, 255];
              };
              const low = [];
              for (const element of document.querySelectorAll("body *")) {
                const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
                const svg = element.closest("svg");
                if (!own || !element.checkVisibility() || element.closest(":disabled, .skip, .unseen, datalist, option")) {
                  continue;
                }
                const style = getComputedStyle(element);
                const ink = light(rgba(svg ? style.fill : style.color));
                const behind = light(ground(element));
                const ratio = (Math.max(ink, behind) + 0.05) / (Math.min(ink, behind) + 0.05);
                if (ratio < 4.5) {
                  low.push(`${ratio.toFixed(2)}: ${element.tagName} ${element.className?.baseVal ?? element.className} "${element.textContent.trim().slice(0, 40)}"`);
                }
              }
              return low;
            }
            """);
  }

  /** Controls that can be seen and have no name for those who cannot see them. */
  static List<?> nameless(Page page) {
    return (List<?>)
        page.evaluate(
            """
            () => [...document.querySelectorAll("a, button, input, select, textarea, canvas[tabindex], meter, progress")]
              .filter((element) => element.checkVisibility())
              .filter((element) => {
                const labels = [...(element.labels ?? [])].map((label) => label.textContent).join("");
                const pictures = [...element.querySelectorAll("img")].map((image) => image.alt).join("");
                const name = element.getAttribute("aria-label") ?? "";
                return (labels + pictures + name + element.textContent).trim() === "";
              })
              .map((element) => element.outerHTML.slice(0, 120))
            """);
  }
}
