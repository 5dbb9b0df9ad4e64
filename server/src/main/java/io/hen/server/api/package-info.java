/**
 * What goes over the wire: records that are the schemas of {@code openapi.yaml}, component by
 * component. The service writes what its clients read, and the command line prints the same.
 *
 * <p>Numbers that JSON has not (NaN, infinities) are the strings {@code NaN}, {@code Infinity} and
 * {@code -Infinity}; bytes are in base64.
 */
@NullMarked
package io.hen.server.api;

import org.jspecify.annotations.NullMarked;
