/**
 * The models on a user's disk: a catalogue of public ones, fetching, adding, checking.
 *
 * <p>{@link io.hen.encoders.library.Catalogue} knows where public models come from. {@link
 * io.hen.encoders.library.ModelLibrary} is the folder that holds those that were fetched or added;
 * each is a folder with a card, and its name is a name of a codec from then on ({@link
 * io.hen.encoders.library.LibrarySource}).
 */
@NullMarked
package io.hen.encoders.library;

import org.jspecify.annotations.NullMarked;
