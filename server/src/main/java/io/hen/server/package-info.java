/** The HTTP service over a memory: how it starts, what it allows, and how it ends. */
@NullMarked
package io.hen.server;

import org.jspecify.annotations.NullMarked;
