// Gaussian noise, the same for the same seed.

/** Cells of noise along the longer edge: about what encoders see, so that resizing does not average it away. */
const CELLS = 64;

/**
 * Adds noise to a picture.
 *
 * @param pixels ImageData, changed in place
 * @param sigma standard deviation, as a share of the whole range
 */
export function addNoise(pixels, sigma, seed) {
  const { width, height, data } = pixels;
  const cell = Math.max(1, Math.round(Math.max(width, height) / CELLS));
  const across = Math.ceil(width / cell);
  const draw = gaussian(seed);
  const field = Float32Array.from({ length: across * Math.ceil(height / cell) * 3 }, () => draw() * sigma * 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 3 * (Math.floor(y / cell) * across + Math.floor(x / cell));
      const pixel = 4 * (y * width + x);
      for (let colour = 0; colour < 3; colour++) {
        data[pixel + colour] = data[pixel + colour] + field[at + colour];
      }
    }
  }
}

/** Box and Muller's normal deviates over a small generator (mulberry32). */
function gaussian(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
