package io.hen.benchmarks.peers;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * hen's side: reads one request a line from standard input and writes one reply a line to standard
 * output. Fields are separated by tabs; a reply begins with {@code ok} or {@code error}.
 *
 * <pre>{@code
 * info                     → ok  key=value…
 * prepare  NAME key=value… → ok                        fields as in CaseRequest
 * run      NAME FIRST N    → ok  WALL CPU READS        seconds for N cues from cue FIRST on, with
 *                                                      processor time of the whole process, and how
 *                                                      often the bank was read for one cue
 * answer   NAME N FILE     → ok                        outcomes of the first N cues, see RawFiles
 * limits                   → ok  BYTES FLOPS           a second, of one thread
 * quit
 * }</pre>
 *
 * <p>One bank is in memory at a time: a request for another drops it and its cases.
 */
public final class PeerSide {
  /** Three seconds. */
  private static final long COMPILING = 3_000_000_000L;

  private boolean compiled;
  private final Map<String, PreparedCase> cases = new HashMap<>();
  private final Map<Similarity, HopfieldNetwork> networks = new HashMap<>();
  private @Nullable Path loaded;
  private @Nullable PatternBank bank;

  /** Serves standard input until it ends or says {@code quit}. */
  public static void main(String[] args) throws IOException {
    PeerSide side = new PeerSide();
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine();
        line != null && !line.equals("quit");
        line = requests.readLine()) {
      System.out.println(side.reply(line));
      System.out.flush();
    }
  }

  /** The reply to one request; what goes wrong is an {@code error} reply. */
  String reply(String line) {
    List<String> fields = List.of(line.split("\t", -1));
    try {
      return String.join("\t", "ok", served(fields)).stripTrailing();
    } catch (IOException | RuntimeException e) {
      return "error\t" + e.toString().replaceAll("\\s+", " ");
    }
  }

  private String served(List<String> fields) throws IOException {
    return switch (fields.getFirst()) {
      case "info" -> info();
      case "prepare" -> {
        prepare(field(fields, 1), CaseRequest.of(fields.subList(2, fields.size())));
        yield "";
      }
      case "run" ->
          run(prepared(field(fields, 1)), number(field(fields, 2)), number(field(fields, 3)));
      case "answer" -> {
        List<Outcome> outcomes = prepared(field(fields, 1)).answer(number(field(fields, 2)));
        RawFiles.write(Path.of(field(fields, 3)), outcomes);
        yield "";
      }
      case "limits" -> Limits.stream() + "\t" + Limits.fma();
      default -> throw new IllegalArgumentException("no such request: " + fields.getFirst());
    };
  }

  private static String info() {
    return String.join(
        "\t",
        "java=" + Runtime.version(),
        "kernels=" + Kernels.selected().name(),
        "processors=" + Runtime.getRuntime().availableProcessors());
  }

  private void prepare(String name, CaseRequest request) throws IOException {
    PatternBank patterns = bank(request);
    HopfieldNetwork network =
        networks.computeIfAbsent(request.similarity(), s -> new HopfieldNetwork(patterns, s));
    PreparedCase prepared = new PreparedCase(request, network, RawFiles.cues(request));
    cases.put(name, prepared);
    if (!compiled) {
      compile(prepared);
      compiled = true;
    }
  }

  /** Runs the first case until the Java compiler has probably done its work. */
  private static void compile(PreparedCase prepared) {
    Kernels.warm().join();
    long until = System.nanoTime() + COMPILING;
    while (System.nanoTime() < until) {
      prepared.run(0, 1);
    }
  }

  private PatternBank bank(CaseRequest request) throws IOException {
    if (bank != null && request.rows().equals(loaded)) {
      return bank;
    }
    cases.clear();
    networks.clear();
    long numbers = (long) request.size() * request.width();
    PatternBank read =
        switch (request.shape()) {
          case DENSE -> {
            MemorySegment rows = RawFiles.read(request.rows(), numbers * Float.BYTES);
            yield DenseBank.of(rows, request.size(), request.width(), request.width());
          }
          case TOKENS -> {
            MemorySegment rows = RawFiles.read(request.rows(), numbers * Character.BYTES);
            yield TokenBank.of(rows, request.size(), request.width(), request.codebook());
          }
        };
    bank = read;
    loaded = request.rows();
    return read;
  }

  private static String run(PreparedCase prepared, int first, int count) {
    double processor = ProcessorClock.seconds();
    long wall = System.nanoTime();
    double reads = prepared.run(first, count);
    double seconds = (System.nanoTime() - wall) * 1e-9;
    return seconds + "\t" + (ProcessorClock.seconds() - processor) + "\t" + reads;
  }

  private PreparedCase prepared(String name) {
    PreparedCase prepared = cases.get(name);
    if (prepared == null) {
      throw new IllegalArgumentException("nothing is prepared under the name " + name);
    }
    return prepared;
  }

  private static String field(List<String> fields, int k) {
    if (k >= fields.size()) {
      throw new IllegalArgumentException(
          fields.getFirst() + " needs at least " + k + " fields, not " + (fields.size() - 1));
    }
    return fields.get(k);
  }

  private static int number(String field) {
    return Integer.parseInt(field);
  }
}
