/** What all requests have in common: problems, JSON, limits, and who may ask. */
@NullMarked
package io.hen.server.http;

import org.jspecify.annotations.NullMarked;
