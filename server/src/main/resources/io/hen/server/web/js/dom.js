// Makes elements. Text is always text: nothing of a caption or a file name is ever parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** The element with this id, which the page has. */
export function at(id) {
  return document.getElementById(id);
}

/**
 * Makes an HTML element.
 *
 * `on` holds listeners, `vars` custom properties; all else is set as an attribute, true as an empty one, and null, undefined
 * and false not at all.
 */
export function h(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/** Makes an SVG element. */
export function svg(tag, properties = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), properties, children);
}

function filled(element, { on = {}, vars = {}, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const [event, listener] of Object.entries(on)) {
    element.addEventListener(event, listener);
  }
  for (const [name, value] of Object.entries(vars)) {
    element.style.setProperty(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Waits for the last of a burst of calls. */
export function debounced(milliseconds, action) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}

/** Whether the user asked for little motion. */
export function stillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
