/** What a user gives: folders and files of pictures, and their captions in several formats. */
@NullMarked
package io.hen.cli.input;

import org.jspecify.annotations.NullMarked;
