package io.hen.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.hen.memory.HenException;
import java.util.Optional;

/**
 * One thing that {@code hen doctor} looked at.
 *
 * @param name what it is
 * @param healthy whether it works
 * @param detail how it is
 * @param remedy what to do about it
 * @param exitCode of the command if this is the first thing that is broken
 */
record Finding(
    String name,
    boolean healthy,
    String detail,
    Optional<String> remedy,
    @JsonIgnore int exitCode) {

  static Finding healthy(String name, String detail) {
    return new Finding(name, true, detail, Optional.empty(), ExitCodes.OK);
  }

  static Finding broken(String name, String detail, String remedy, int exitCode) {
    return new Finding(name, false, detail, Optional.of(remedy), exitCode);
  }

  static Finding broken(String name, HenException failure) {
    return broken(
        name, String.valueOf(failure.getMessage()), failure.remedy(), ExitCodes.of(failure));
  }
}
