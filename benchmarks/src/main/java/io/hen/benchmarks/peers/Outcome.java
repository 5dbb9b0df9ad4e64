package io.hen.benchmarks.peers;

/**
 * What one cue came to.
 *
 * @param winner the row with the largest weight, of two with the same the first
 * @param state float[K], the state; for tokens float[1], the weight of the winner; for a search of
 *     the nearest row float[1], its similarity
 * @param scans how often the bank was read
 */
record Outcome(int winner, float[] state, int scans) {}
