package io.hen.encoders.library;

import io.hen.memory.ModelException;
import io.hen.memory.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Brings one file over the network into a {@link PartialFile}: goes on where an earlier attempt
 * ended if the server still has the same version, and tries again when a failure may pass.
 */
final class Download {
  /** The status of an answer that has the bytes asked for. */
  private static final int PARTIAL = 206;

  /** The status of an answer to a request that begins behind the end. */
  private static final int NOT_SATISFIABLE = 416;

  private static final int CHUNK = 1 << 16;

  private final Requests requests;
  private final FetchOptions options;
  private final Progress.Listener listener;
  private final RemoteFile file;
  private final PartialFile part;
  private int pieces;

  Download(
      HttpClient client,
      FetchOptions options,
      Progress.Listener listener,
      RemoteFile file,
      PartialFile part) {
    this.requests = new Requests(client, options);
    this.options = options;
    this.listener = listener;
    this.file = file;
    this.part = part;
  }

  /**
   * Brings all of the file.
   *
   * @return whether it came in several pieces, which a careless server may have taken from several
   *     versions
   * @throws ModelException {@code model.fetch}, {@code model.address}, {@code model.too-large} or
   *     {@code model.disk}; what has arrived stays there to go on with
   * @throws CancellationException if the thread was interrupted
   */
  boolean run() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        once();
        return pieces > 1;
      } catch (DiskException e) {
        throw e.told(part.path());
      } catch (IOException e) {
        stopIfInterrupted();
        if (attempt == options.attempts()) {
          throw failed(attempt, e);
        }
        pause(attempt, e);
      }
    }
  }

  private void once() throws IOException {
    long have = part.size();
    Optional<String> validator =
        part.version()
            .filter(version -> version.url().equals(file.url()))
            .flatMap(PartialFile.Version::validator);
    if (validator.isEmpty()) {
      have = 0;
    }
    HttpResponse<InputStream> answer = requests.get(file.url(), have, validator);
    try (InputStream body = answer.body()) {
      switch (answer.statusCode()) {
        case PARTIAL -> {
          checkRange(answer, have);
          pieces = Math.max(pieces, 1) + 1;
          receive(body, part.append(), have, have + length(answer).orElse(-have - 1));
        }
        case NOT_SATISFIABLE -> {
          if (answer.headers().firstValue("Content-Range").orElse("").equals("bytes */" + have)) {
            pieces = Math.max(pieces, 1) + 1;
            return; // All of it had come.
          }
          part.delete();
          throw new TransferException("the file on the server became shorter", Optional.empty());
        }
        default -> {
          Requests.refusePage(answer, file.file());
          pieces = 1;
          receive(body, part.begin(version(answer)), 0, length(answer).orElse(-1L));
        }
      }
    }
  }

  /**
   * Writes what comes.
   *
   * @param done how much is there already
   * @param total how much it will be, negative if the server does not say
   */
  private void receive(InputStream body, OutputStream target, long done, long total)
      throws IOException {
    long at = done;
    try (OutputStream out = target;
        Watchdog watchdog = new Watchdog(body, options.stall())) {
      checkSize(Math.max(total, at));
      Disk.checkSpace(part.path(), total - at);
      byte[] buffer = new byte[CHUNK];
      for (int read = read(body, buffer, watchdog);
          read >= 0;
          read = read(body, buffer, watchdog)) {
        at += read;
        checkSize(at);
        Disk.write(out, buffer, read);
        listener.onProgress(new Progress("fetching " + file.file(), at, Math.max(total, at)));
        stopIfInterrupted();
      }
      // A body that was cut behind its last whole chunk must not count as all of it.
      if (watchdog.bitten()) {
        throw stalled();
      }
    }
    if (total >= 0 && at != total) {
      throw new TransferException(
          at + " of " + total + " bytes came before the connection ended", Optional.empty());
    }
  }

  private int read(InputStream body, byte[] buffer, Watchdog watchdog) throws IOException {
    try {
      int read = body.read(buffer);
      watchdog.heard();
      return read;
    } catch (IOException e) {
      throw watchdog.bitten() ? stalled() : e;
    }
  }

  private TransferException stalled() {
    return new TransferException(
        "nothing came for " + options.stall().toMillis() + " ms", Optional.empty());
  }

  /** The limit, and the size that the card promises. */
  private void checkSize(long bytes) throws IOException {
    boolean promised = file.size().isPresent();
    long most =
        promised ? Math.min(file.size().getAsLong(), options.maxBytes()) : options.maxBytes();
    if (bytes > most) {
      part.delete();
      throw new ModelException(
          "model.too-large",
          file.url()
              + " is larger than "
              + most
              + " bytes, "
              + (promised && most == file.size().getAsLong()
                  ? "which its card promises"
                  : "the most that is taken"),
          "If it should be that large, correct the card or raise the limit.");
    }
  }

  private void checkRange(HttpResponse<InputStream> answer, long from) throws IOException {
    String range = answer.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + from + "-")) {
      part.delete();
      throw new TransferException(
          "the server gave \"" + range + "\" instead of what follows byte " + from,
          Optional.empty());
    }
  }

  private PartialFile.Version version(HttpResponse<InputStream> answer) {
    // A weak tag stays the same for bytes that differ, so nothing can be resumed by it.
    Optional<String> tag =
        answer.headers().firstValue("ETag").filter(value -> value.startsWith("\""));
    return new PartialFile.Version(
        file.url(), tag.or(() -> answer.headers().firstValue("Last-Modified")));
  }

  private static Optional<Long> length(HttpResponse<InputStream> answer) {
    var length = answer.headers().firstValueAsLong("Content-Length");
    return length.isPresent() ? Optional.of(length.getAsLong()) : Optional.empty();
  }

  private void pause(int attempt, IOException failure) {
    long wait = options.backoff().toMillis() << Math.min(attempt - 1, 10);
    if (failure instanceof TransferException told && told.after().isPresent()) {
      wait = Math.max(wait, Math.min(told.after().get().toMillis(), 60_000));
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopIfInterrupted();
    }
  }

  private void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while fetching " + file.file());
    }
  }

  private ModelException failed(int attempts, IOException last) {
    URI url = file.url();
    String reason = last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    return new ModelException(
        "model.fetch",
        url
            + " cannot be fetched, after "
            + (attempts == 1 ? "1 attempt" : attempts + " attempts")
            + ": "
            + reason,
        "Try again: it goes on with what has arrived. Else take the file by hand and see"
            + " docs/models.md.",
        last);
  }
}
