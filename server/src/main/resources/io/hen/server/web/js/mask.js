// Which pixels of a picture are hidden: one byte for each pixel.

export class Mask {
  /** Nothing is hidden. */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.hidden = new Uint8Array(width * height);
    this.lowerRows = 0;
  }

  /** Hides, or shows again, a disc. */
  dab(x, y, radius, hide) {
    const top = Math.max(0, Math.floor(y - radius));
    const bottom = Math.min(this.height - 1, Math.ceil(y + radius));
    for (let row = top; row <= bottom; row++) {
      const reach = radius * radius - (row + 0.5 - y) ** 2;
      if (reach >= 0) {
        const half = Math.sqrt(reach);
        this.run(row, Math.round(x - half), Math.round(x + half), hide);
      }
    }
  }

  /** Hides, or shows again, what a disc passes over on its way. */
  line(from, to, radius, hide) {
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / Math.max(0.5, radius / 3)));
    for (let k = 0; k <= steps; k++) {
      this.dab(from.x + ((to.x - from.x) * k) / steps, from.y + ((to.y - from.y) * k) / steps, radius, hide);
    }
  }

  /** Hides a rectangle between two corners. */
  rectangle(from, to) {
    const top = Math.max(0, Math.round(Math.min(from.y, to.y)));
    const bottom = Math.min(this.height, Math.round(Math.max(from.y, to.y)));
    for (let row = top; row < bottom; row++) {
      this.run(row, Math.round(Math.min(from.x, to.x)), Math.round(Math.max(from.x, to.x)), true);
    }
  }

  /** Hides the lower part, in place of the lower part that was hidden so before. */
  lower(share) {
    const rows = Math.round(share * this.height);
    for (let row = this.height - Math.max(rows, this.lowerRows); row < this.height; row++) {
      this.run(row, 0, this.width, row >= this.height - rows);
    }
    this.lowerRows = rows;
  }

  /** Shows all. */
  clear() {
    this.hidden.fill(0);
    this.lowerRows = 0;
  }

  /** Hides what is transparent in a picture of this size. */
  transparent(pixels) {
    for (let k = 0; k < this.hidden.length; k++) {
      if (pixels.data[4 * k + 3] < 128) {
        this.hidden[k] = 1;
      }
    }
  }

  /** Which share of the pixels is hidden. */
  share() {
    return this.hidden.reduce((sum, one) => sum + one, 0) / this.hidden.length;
  }

  /** A canvas that is white where something is hidden, and elsewhere black, or transparent. */
  canvas({ opaque }) {
    const canvas = document.createElement("canvas");
    canvas.width = this.width;
    canvas.height = this.height;
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(this.width, this.height);
    for (let k = 0; k < this.hidden.length; k++) {
      pixels.data.fill(this.hidden[k] * 255, 4 * k, 4 * k + 3);
      pixels.data[4 * k + 3] = opaque ? 255 : this.hidden[k] * 255;
    }
    context.putImageData(pixels, 0, 0);
    return canvas;
  }

  run(row, from, to, hide) {
    const begin = Math.min(this.width, Math.max(0, from));
    const end = Math.max(begin, Math.min(this.width, to));
    this.hidden.fill(hide ? 1 : 0, row * this.width + begin, row * this.width + end);
  }
}
