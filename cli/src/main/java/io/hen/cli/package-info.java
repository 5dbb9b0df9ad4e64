/**
 * The command line: one class per command, {@link io.hen.cli.Hen} to start with. Results go to
 * standard output, everything else to standard error; {@link io.hen.cli.ExitCodes} says what a
 * command ends with.
 */
@NullMarked
package io.hen.cli;

import org.jspecify.annotations.NullMarked;
