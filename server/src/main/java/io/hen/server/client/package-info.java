/**
 * The client of the service: a memory behind a URL, in the records of {@code io.hen.server.api}.
 */
@NullMarked
package io.hen.server.client;

import org.jspecify.annotations.NullMarked;
