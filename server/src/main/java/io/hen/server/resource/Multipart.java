package io.hen.server.resource;

import io.hen.server.http.Json;
import io.hen.server.http.ProblemException;
import io.hen.server.http.ServerLimits;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a body of {@code multipart/form-data}, all of them in memory: a part is no longer
 * than a picture may be, and nothing is written to a file.
 *
 * @param parts in their order
 */
record Multipart(List<Section> parts) {
  /** The part that says in JSON what belongs to the others. */
  static final String REQUEST = "request";

  private static final String CONFIG = "org.eclipse.jetty.multipartConfig";
  private static final int DEEPEST_CAUSE = 16;
  private static final int LONGEST_QUOTE = 40;

  /**
   * A part.
   *
   * @param name of the field
   * @param file the name of the file as the client gave it
   * @param bytes of it
   */
  record Section(String name, Optional<String> file, byte[] bytes) {}

  /**
   * Reads a body.
   *
   * @param known names of parts
   * @throws ProblemException 400 if it is none, 413 if a part is too long
   */
  static Multipart of(Context context, ServerLimits limits, Set<String> known) throws IOException {
    int longest = limits.pictureBytes();
    // Parts become files only beyond the third length, and are refused beyond the first.
    context
        .req()
        .setAttribute(CONFIG, new MultipartConfigElement("", longest, limits.bodyBytes(), longest));
    List<Section> sections = new ArrayList<>();
    for (Part part : parts(context, longest)) {
      if (!known.contains(part.getName())) {
        throw refused(
            "there is no part " + quote(part.getName()),
            "leave it out; known here are " + String.join(", ", known.stream().sorted().toList()));
      }
      try (InputStream in = part.getInputStream()) {
        sections.add(
            new Section(
                part.getName(),
                Optional.ofNullable(part.getSubmittedFileName()),
                in.readAllBytes()));
      }
      part.delete();
    }
    return new Multipart(sections);
  }

  private static Collection<Part> parts(Context context, int longest) throws IOException {
    try {
      return context.req().getParts();
    } catch (Exception e) {
      if (isOfTheConnection(e)) {
        if (e instanceof RuntimeException known) {
          throw known;
        }
        throw new IOException(e);
      }
      if (causes(e).stream()
          .anyMatch(text ->
              text.contains("max file size exceeded")
                  || text.contains("max memory file size exceeded"))) {
        throw new ProblemException(
            413,
            "input.picture-too-large",
            "a part of the body is longer than " + longest + " bytes",
            "send a smaller file, or start the server with a higher limit");
      }
      throw refused(
          "the body is no multipart/form-data: " + causes(e).getLast(),
          "send each part with its headers, and end with the boundary");
    }
  }

  /** What has broken on the way has a problem of its own. */
  private static boolean isOfTheConnection(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof ProblemException
          || cause instanceof TimeoutException
          || (cause instanceof EofException && depth > 0 && cause.getCause() == null)
          || (cause instanceof HttpException http && http.getCode() != 400)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static List<String> causes(Throwable failure) {
    List<String> texts = new ArrayList<>();
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause.getMessage() != null) {
        texts.add(cause.getMessage());
      }
      cause = cause.getCause();
    }
    return texts.isEmpty() ? List.of("it cannot be read") : texts;
  }

  /** All files of a name, in their order. */
  List<Section> all(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).toList();
  }

  /** A part that may be there once. */
  Optional<byte[]> one(String name) {
    List<Section> found = all(name);
    if (found.size() > 1) {
      throw refused("the part " + name + " is there " + found.size() + " times", "send it once");
    }
    return found.stream().map(Section::bytes).findFirst();
  }

  /** The part {@link #REQUEST}, or what stands for it where it is missing. */
  <T> T request(Class<T> type, T missing) {
    Optional<byte[]> json = one(REQUEST);
    if (json.isEmpty()) {
      return missing;
    }
    @Nullable T read = Json.MAPPER.readValue(json.get(), type);
    if (read == null) {
      throw refused("the part request is null", "send an object, or leave the part out");
    }
    return read;
  }

  private static ProblemException refused(String detail, String remedy) {
    return new ProblemException(400, "request.multipart", detail, remedy);
  }

  private static String quote(@Nullable String name) {
    String text = name == null ? "" : name.replaceAll("\\p{Cntrl}", "?");
    return "'"
        + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text)
        + "'";
  }
}
