/**
 * What the server says about itself, whatever memory it serves: health, metrics, docs, its page.
 */
@NullMarked
package io.hen.server.service;

import org.jspecify.annotations.NullMarked;
