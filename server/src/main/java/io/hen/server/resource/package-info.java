/** The routes of the service. */
@NullMarked
package io.hen.server.resource;

import org.jspecify.annotations.NullMarked;
