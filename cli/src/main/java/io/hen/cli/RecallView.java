package io.hen.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hen.server.api.RecallResult;

/**
 * What {@code hen recall} prints.
 *
 * @param result how the recall ended
 * @param files what was written
 */
record RecallView(@JsonUnwrapped RecallResult result, RecallFiles files) {}
