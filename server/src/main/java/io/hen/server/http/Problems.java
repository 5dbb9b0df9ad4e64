package io.hen.server.http;

import io.hen.memory.HenException;
import io.hen.memory.InputException;
import io.hen.memory.ModelException;
import io.hen.memory.StoreException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Which problem document stands for which failure. Nothing of the inside of the server is told. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int DEEPEST_CAUSE = 8;

  private Problems() {}

  /**
   * The problem of a failure. Failures of the server itself are logged, under a number that the
   * problem names.
   *
   * @param path of the request
   */
  public static Problem of(Throwable failure, String path) {
    Problem known = known(failure);
    return (known == null ? unexpected(failure) : known).at(path);
  }

  /** Answers a request with a problem. */
  public static void write(Context context, Problem problem) {
    if (problem.passes()) {
      context.header("Retry-After", "1");
    }
    context
        .status(problem.status())
        .result(Json.MAPPER.writeValueAsBytes(problem))
        .contentType(Problem.MEDIA_TYPE)
        .header("Cache-Control", "no-store");
  }

  private static @Nullable Problem known(Throwable failure) {
    Problem ofRequest = ofReading(failure);
    if (ofRequest != null) {
      return ofRequest;
    }
    return switch (failure) {
      case HenException known ->
          Problem.of(status(known), known.code(), message(known), known.remedy());
      case JacksonException json -> JsonProblems.of(json);
      case HttpResponseException response -> ofStatus(response.getStatus(), message(response));
      case IllegalArgumentException invalid ->
          Problem.of(
              400, "request.invalid", message(invalid), "correct that value; see /openapi.yaml");
      case CancellationException cancelled ->
          Problem.of(
              503,
              "server.stopping",
              "the work was ended before it was done",
              "send the request again");
      case OutOfMemoryError full ->
          Problem.of(
              503,
              "server.out-of-memory",
              "the server has not enough memory for this now",
              "send it again later or in smaller pieces, or give the server's JVM more memory");
      default -> null;
    };
  }

  /**
   * What broke while the request was read lies under what its readers made of it: to them a body
   * that does not go on is a malformed one.
   */
  private static @Nullable Problem ofReading(Throwable failure) {
    @Nullable Problem told = null;
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      switch (cause) {
        case ProblemException problem -> {
          return problem.problem();
        }
        case TimeoutException slow -> {
          return ofStatus(408, null);
        }
        case EofException gone ->
            told =
                Problem.of(
                    400,
                    "request.incomplete",
                    "the connection ended before the request was complete",
                    "send the whole request");
        case HttpException http when isOfTheRequest(http) ->
            told = told == null ? ofStatus(http.getCode(), http.getReason()) : told;
        default -> {}
      }
      cause = cause.getCause();
    }
    return told;
  }

  private static boolean isOfTheRequest(HttpException failure) {
    return failure.getCode() >= 400 && failure.getCode() < 500;
  }

  private static int status(HenException failure) {
    return switch (failure) {
      case InputException input ->
          switch (input.code()) {
            case "input.collision" -> 409;
            case "input.picture-too-large" -> 413;
            default -> 422;
          };
      case StoreException store ->
          switch (store.code()) {
            case "store.read-only" -> 409;
            case "store.item-too-large" -> 413;
            case "store.disk-full" -> 507;
            case "store.busy", "store.out-of-memory" -> 503;
            default -> 500;
          };
      case ModelException model -> 500;
    };
  }

  /** A problem that a status alone describes. */
  static Problem ofStatus(int status, @Nullable String reason) {
    String detail = reason == null ? "" : reason;
    return switch (status) {
      case 401 ->
          Problem.of(
              401,
              "server.token",
              "this server wants a token",
              "send it as Authorization: Bearer …, or sign in on the page");
      case 404 ->
          Problem.of(
              404, "request.path", "there is nothing at this path", "see /docs for the paths");
      case 405 ->
          Problem.of(
              405, "request.method", "this path does not know that method", "see the header Allow");
      case 406 ->
          Problem.of(
              406,
              "request.accept",
              "the answer does not come in a media type that Accept names",
              "accept application/json, or leave the header out");
      case 408 ->
          Problem.of(408, "request.slow", "the request came too slowly", "send it without pauses");
      case 413 ->
          Problem.of(413, "request.body", "the body is too long", "send less in one request");
      case 414 -> Problem.of(414, "request.uri", "the address is too long", "send a shorter one");
      case 415 ->
          Problem.of(
              415,
              "request.media-type",
              "the body has a media type that this path does not read",
              "send application/json or multipart/form-data");
      case 417 ->
          Problem.of(417, "request.expect", "the header Expect cannot be met", "leave it out");
      case 431 ->
          Problem.of(
              431, "request.headers", "the headers are too long", "send fewer or shorter ones");
      case 501, 505 ->
          Problem.of(
              status,
              "request.http",
              "the request uses something of HTTP that this server does not know"
                  + (detail.isEmpty() ? "" : ": " + detail),
              "use plain HTTP/1.1");
      default ->
          status >= 400 && status < 500
              ? Problem.of(
                  status,
                  "request.malformed",
                  "the request cannot be understood" + (detail.isEmpty() ? "" : ": " + detail),
                  "send a request as /openapi.yaml describes it")
              : Problem.of(
                  status,
                  status == 503 ? "server.stopping" : "server.failed",
                  HttpStatus.getMessage(status),
                  "send the request again later");
    };
  }

  private static Problem unexpected(Throwable failure) {
    String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("unexpected failure {}", number, failure);
    return Problem.of(
        500,
        "server.unexpected",
        "the server failed in a way that it does not know",
        "look for " + number + " in the server's log, and report what stands there");
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? "the request makes no sense" : message;
  }
}
