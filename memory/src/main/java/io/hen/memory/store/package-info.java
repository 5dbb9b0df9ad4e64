/**
 * How a memory lies on disk: SQLite for the truth, memory-mapped segments derived from it, and the
 * lock that admits one writer.
 *
 * <p>The classes here speak of rows, shapes and failures, not of items, codecs and exceptions, so
 * that {@code io.hen.memory} depends on this package and not the other way round. They are public
 * for that package's sake only and are no part of the library's interface.
 */
@NullMarked
package io.hen.memory.store;

import org.jspecify.annotations.NullMarked;
