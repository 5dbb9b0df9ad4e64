/** The page in a real browser against a real server: skipped where there is no Chromium. */
@org.jspecify.annotations.NullMarked
package io.hen.server.browser;
