/**
 * Pictures drawn by program: few backgrounds, many scenes on each, told apart by small things in
 * both halves. The same on every machine: only {@code + - * /} on floats and {@link
 * java.util.Random}, whose sequence is specified.
 */
@NullMarked
package io.hen.experiments.scene;

import org.jspecify.annotations.NullMarked;
