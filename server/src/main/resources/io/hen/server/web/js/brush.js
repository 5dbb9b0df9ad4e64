// Hides parts of a picture by hand: brush, rectangle and eraser, with mouse, pen, finger or keys.

/** Of the longer edge, one press of an arrow key; with Shift, four times that. */
const KEY_STEP = 1 / 32;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Brush {
  /**
   * @param easel holds the mask
   * @param stroked is called when something was hidden or shown again
   */
  constructor(easel, { tool, size, stroked }) {
    this.easel = easel;
    this.tool = tool;
    this.size = size;
    this.stroked = stroked;
    this.at = null;
    this.from = null;
    this.keyed = false;
    const canvas = easel.overlay;
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", () => this.release());
    canvas.addEventListener("pointercancel", () => this.abandon());
    canvas.addEventListener("pointerleave", () => this.leave());
    canvas.addEventListener("focus", () => this.focus());
    canvas.addEventListener("blur", () => this.abandon());
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("keyup", (event) => this.keyUp(event));
  }

  /** In pixels of the mask. */
  radius() {
    return Math.max(0.5, (this.size() / 200) * Math.max(this.easel.width, this.easel.height));
  }

  press(event) {
    if (event.button !== 0 || !this.easel.mask) {
      return;
    }
    event.preventDefault();
    this.easel.overlay.focus({ preventScroll: true });
    this.easel.overlay.setPointerCapture(event.pointerId);
    this.keyed = false;
    this.at = this.place(event);
    this.begin();
  }

  move(event) {
    if (!this.easel.mask) {
      return;
    }
    this.keyed = false;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length > 0 ? all : [event]) {
      this.go(this.place(one));
    }
    this.draw();
  }

  leave() {
    if (!this.from) {
      this.at = null;
      this.draw();
    }
  }

  focus() {
    if (this.easel.mask && !this.at) {
      this.at = { x: this.easel.width / 2, y: this.easel.height / 2 };
      this.draw();
    }
  }

  key(event) {
    if (!this.easel.mask) {
      return;
    }
    const arrow = ARROWS[event.key];
    if (arrow) {
      const step = KEY_STEP * Math.max(this.easel.width, this.easel.height) * (event.shiftKey ? 4 : 1);
      this.focus();
      this.go({
        x: clamp(this.at.x + arrow[0] * step, this.easel.width),
        y: clamp(this.at.y + arrow[1] * step, this.easel.height),
      });
    } else if (event.key === " ") {
      if (!event.repeat) {
        this.space();
      }
    } else if (event.key === "Escape" && this.from) {
      this.abandon();
    } else {
      return;
    }
    event.preventDefault();
    this.keyed = true;
    this.draw();
  }

  /** Space sets a rectangle's corners one after the other; the other tools paint while it is held. */
  space() {
    this.focus();
    if (this.tool() === "rectangle" && this.from) {
      this.release();
    } else {
      this.begin();
    }
  }

  keyUp(event) {
    if (event.key === " " && this.from && this.tool() !== "rectangle") {
      this.release();
    }
  }

  begin() {
    this.from = this.at;
    if (this.tool() !== "rectangle") {
      this.easel.mask.dab(this.at.x, this.at.y, this.radius(), this.tool() === "brush");
    }
    this.draw();
  }

  go(to) {
    if (this.from && this.tool() !== "rectangle") {
      this.easel.mask.line(this.at, to, this.radius(), this.tool() === "brush");
    }
    this.at = to;
  }

  release() {
    if (!this.from) {
      return;
    }
    if (this.tool() === "rectangle") {
      this.easel.mask.rectangle(this.from, this.at);
    }
    this.from = null;
    this.draw();
    this.stroked();
  }

  abandon() {
    const painted = this.from && this.tool() !== "rectangle";
    this.from = null;
    this.at = null;
    this.draw();
    if (painted) {
      this.stroked();
    }
  }

  draw() {
    if (this.easel.mask) {
      this.easel.hatch({ draw: (pen, zoom) => this.outline(pen, zoom) });
    }
  }

  outline(pen, zoom) {
    if (!this.at) {
      return;
    }
    pen.beginPath();
    if (this.tool() === "rectangle") {
      if (this.from) {
        pen.rect(this.from.x * zoom, this.from.y * zoom, (this.at.x - this.from.x) * zoom, (this.at.y - this.from.y) * zoom);
      } else {
        const arm = 10;
        pen.moveTo(this.at.x * zoom - arm, this.at.y * zoom);
        pen.lineTo(this.at.x * zoom + arm, this.at.y * zoom);
        pen.moveTo(this.at.x * zoom, this.at.y * zoom - arm);
        pen.lineTo(this.at.x * zoom, this.at.y * zoom + arm);
      }
    } else {
      pen.arc(this.at.x * zoom, this.at.y * zoom, this.radius() * zoom, 0, 2 * Math.PI);
    }
    // Black on white is seen on every picture.
    pen.strokeStyle = "#fff";
    pen.lineWidth = 5;
    pen.stroke();
    pen.strokeStyle = "#111";
    pen.lineWidth = 2;
    pen.stroke();
  }

  place(event) {
    const box = this.easel.overlay.getBoundingClientRect();
    return {
      x: clamp(((event.clientX - box.left) / box.width) * this.easel.width, this.easel.width),
      y: clamp(((event.clientY - box.top) / box.height) * this.easel.height, this.easel.height),
    };
  }
}

function clamp(value, most) {
  return Math.min(most, Math.max(0, value));
}
