// “Watch slowly”: small steps, and a β at which the memories begin mixed.

import { post } from "./api.js";

const SMALL_STEPS = 0.1;
/** 0.9 to this power: what is left of the cue then is not seen. */
const ENOUGH_STEPS = 60;
/** Of the weight beyond an even share, what the leader is to begin with. */
const LEAD = 0.25;
/** Where such a β lies, as shares of the automatic one, and how often that range is halved. */
const LOWEST = 0.004;
const HIGHEST = 0.5;
const HALVINGS = 5;

/**
 * Looks for the options of a recall that can be watched.
 *
 * @param ask gives the body of a request with these options
 * @param size how many items the memory holds
 */
export async function slow(ask, size) {
  const first = async (beta) => {
    const body = await ask({ beta, damping: 1, steps: 1, decoded: false });
    return post("/v1/recall", body);
  };
  const { beta: automatic } = await first("auto");
  const wanted = 1 / size + LEAD * (1 - 1 / size);
  let low = Math.log(Number(automatic) * LOWEST);
  let high = Math.log(Number(automatic) * HIGHEST);
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    const { leading } = await first(Math.exp(middle));
    if ((leading[0]?.weight ?? 1) < wanted) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return { beta: Math.exp(high), damping: SMALL_STEPS, steps: ENOUGH_STEPS };
}
