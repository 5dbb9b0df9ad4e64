package io.hen.server.client;

import io.hen.memory.InputException;
import io.hen.memory.ModelException;
import io.hen.memory.StoreException;
import io.hen.server.api.Wire;
import io.hen.server.http.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import tools.jackson.core.JacksonException;

/** Makes problems into the exceptions that a memory in a folder would have thrown. */
final class Failures {
  private Failures() {}

  /**
   * The exception for a response that is not what was asked for.
   *
   * @param server its address, for the message
   * @param body a problem document, or whatever somebody between has answered
   */
  static RuntimeException of(URI server, int status, byte[] body) {
    try {
      return of(Wire.MAPPER.readValue(body, Problem.class));
    } catch (JacksonException e) {
      return new RemoteException(
          status,
          "server.not-hen",
          server + " answers with status " + status + " and no problem document",
          "check that the address is that of hen serve, without anything after the port");
    }
  }

  static RuntimeException of(Problem problem) {
    String code = problem.code();
    String kind = code.substring(0, Math.max(0, code.indexOf('.')));
    return switch (kind) {
      case "input" -> new InputException(code, problem.detail(), problem.remedy());
      case "store" -> new StoreException(code, problem.detail(), problem.remedy());
      case "model" -> new ModelException(code, problem.detail(), problem.remedy());
      default -> new RemoteException(problem.status(), code, problem.detail(), problem.remedy());
    };
  }

  /** The exception for a request that got no response. */
  static RemoteException of(URI server, IOException failure) {
    String reason =
        switch (failure) {
          case HttpTimeoutException slow -> "it took too long";
          case ConnectException refused -> "nothing listens there";
          default -> String.valueOf(failure.getMessage());
        };
    return new RemoteException(
        0,
        "server.unreachable",
        "no answer from " + server + ": " + reason,
        "start the server with hen serve, or correct the address");
  }
}
