/** What a user gets: text or JSON, progress bars, and files. */
@NullMarked
package io.hen.cli.output;

import org.jspecify.annotations.NullMarked;
