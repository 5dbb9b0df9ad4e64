// The picture of the cue with its noise, and over it what is hidden, hatched.

import { Mask } from "./mask.js";
import { addNoise } from "./noise.js";

/** The longest edge that is kept of a picture here; the server gets the original unless it is noisy. */
const LONGEST = 512;
/** The longest edge on the screen's canvas; small pictures are enlarged by whole numbers. */
const SHOWN = 768;

export class Easel {
  constructor(seen, overlay) {
    this.seen = seen;
    this.overlay = overlay;
    this.mask = null;
    this.sigma = 0;
    this.seed = 1;
  }

  /** Puts up a picture; its transparent pixels are hidden. */
  show(bitmap) {
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    this.width = Math.max(1, Math.round(bitmap.width * scale));
    this.height = Math.max(1, Math.round(bitmap.height * scale));
    this.original = canvasOf(this.width, this.height);
    const context = this.original.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, this.width, this.height);
    this.mask = new Mask(this.width, this.height);
    this.mask.transparent(context.getImageData(0, 0, this.width, this.height));
    const zoom = Math.max(1, Math.floor(SHOWN / Math.max(this.width, this.height)));
    for (const canvas of [this.seen, this.overlay]) {
      canvas.width = this.width * zoom;
      canvas.height = this.height * zoom;
    }
    this.zoom = zoom;
    this.paint();
  }

  /** Adds noise, in place of that of before. */
  noise(sigma, seed = this.seed) {
    this.sigma = sigma;
    this.seed = seed;
    this.paint();
  }

  /** Draws picture and mask. */
  paint(cursor = null) {
    const pen = this.seen.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.clearRect(0, 0, this.seen.width, this.seen.height);
    pen.drawImage(this.noisy(), 0, 0, this.seen.width, this.seen.height);
    this.hatch(cursor);
  }

  /** Draws what is hidden, and the brush. */
  hatch(cursor) {
    const pen = this.overlay.getContext("2d");
    const { width, height } = this.overlay;
    pen.clearRect(0, 0, width, height);
    pen.imageSmoothingEnabled = false;
    pen.drawImage(this.mask.canvas({ opaque: false }), 0, 0, width, height);
    pen.globalCompositeOperation = "source-in";
    pen.fillStyle = pen.createPattern(stripes(Math.max(8, Math.round(Math.max(width, height) / 40))), "repeat");
    pen.fillRect(0, 0, width, height);
    pen.globalCompositeOperation = "source-over";
    cursor?.draw(pen, this.zoom);
  }

  noisy() {
    if (this.sigma === 0) {
      return this.original;
    }
    const canvas = canvasOf(this.width, this.height);
    const pixels = this.original.getContext("2d").getImageData(0, 0, this.width, this.height);
    addNoise(pixels, this.sigma, this.seed);
    canvas.getContext("2d").putImageData(pixels, 0, 0);
    return canvas;
  }

  /** The noisy picture as a file. */
  noisyFile() {
    return blob(this.noisy());
  }

  /** The mask as a file: white is hidden. */
  maskFile() {
    return blob(this.mask.canvas({ opaque: true }));
  }
}

function canvasOf(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function stripes(step) {
  const tile = canvasOf(step, step);
  const pen = tile.getContext("2d");
  pen.fillStyle = "#e9e6df";
  pen.fillRect(0, 0, step, step);
  pen.strokeStyle = "#8d877b";
  pen.lineWidth = Math.max(1.5, step / 7);
  for (const shift of [-step, 0, step]) {
    pen.beginPath();
    pen.moveTo(shift - 2, step + 2);
    pen.lineTo(shift + step + 2, -2);
    pen.stroke();
  }
  return tile;
}

function blob(canvas) {
  return new Promise((resolve, reject) =>
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("the picture could not be written"))), "image/png"),
  );
}
