package io.hen.experiments.captions;

import io.hen.memory.Picture;
import java.util.List;

/**
 * Pictures with captions, to be recalled by both.
 *
 * @param name what the cues are, for people
 * @param pictures one for each item
 * @param stored the caption that each is stored with
 * @param asked for each item the other captions, by which it is asked for; empty where it only
 *     stands in the way
 */
record PairedItems(
    String name, List<Picture> pictures, List<String> stored, List<List<String>> asked) {}
