/** Captions by meaning: the sentence encoder all-MiniLM-L6-v2. */
@NullMarked
package io.hen.minilm;

import org.jspecify.annotations.NullMarked;
