package io.hen.cli;

import io.hen.memory.HenException;
import io.hen.memory.InputException;
import io.hen.memory.ModelException;
import io.hen.memory.StoreException;
import io.hen.server.client.RemoteException;

/** What a command ends with; the footer of {@code hen --help} says the same. */
final class ExitCodes {
  static final int OK = 0;
  static final int UNEXPECTED = 1;
  static final int USAGE = 2;

  /** A recall ended without one item, or an item that was named is not there. */
  static final int NOTHING_FOUND = 3;

  static final int INPUT = 4;
  static final int STORE = 5;
  static final int MODEL = 6;

  /** A number of {@code hen reproduce} is neither the paper's nor as the paper claims. */
  static final int NOT_REPRODUCED = 7;

  /** 128 + SIGINT, as shells have it. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}

  static int of(RemoteException failure) {
    return failure.code().startsWith("item.")
        ? NOTHING_FOUND
        : failure.code().startsWith("request.") ? INPUT : STORE;
  }

  static int of(HenException failure) {
    return switch (failure) {
      case InputException input -> INPUT;
      case StoreException store -> STORE;
      case ModelException model -> MODEL;
    };
  }
}
