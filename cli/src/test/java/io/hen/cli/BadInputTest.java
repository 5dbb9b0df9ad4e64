package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hen.cli.Cli.Ended;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.MemoryOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be read or used is named, with a remedy and an exit code, and changes nothing. */
class BadInputTest {
  @TempDir Path root;
  private Cli cli;
  private Path pictures;

  @BeforeEach
  void draw() {
    cli = new Cli(root.resolve("memory"));
    pictures = root.resolve("pictures");
    Drawn.picture(pictures.resolve("a.png"), 1);
    Drawn.picture(pictures.resolve("z.png"), 2);
  }

  /** Ways of a picture to be bad. */
  enum Bad {
    EMPTY("input.picture-empty") {
      @Override
      void make(Path file) throws IOException {
        Files.createFile(file);
      }
    },
    TRUNCATED("input.picture-unreadable") {
      @Override
      void make(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(Drawn.picture(file, 3));
        Files.write(file, Arrays.copyOf(whole, whole.length - 40));
      }
    },
    TEXT("input.picture-unreadable") {
      @Override
      void make(Path file) throws IOException {
        Files.writeString(file, "no picture at all");
      }
    },
    TOO_MANY_PIXELS("input.picture-too-large") {
      @Override
      void make(Path file) throws IOException {
        Drawn.claimed(file, 100_000, 100_000);
      }
    },
    TOO_MANY_BYTES("input.picture-too-large") {
      @Override
      void make(Path file) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
          sparse.setLength((64L << 20) + 1);
        }
      }
    };

    private final String code;

    Bad(String code) {
      this.code = code;
    }

    abstract void make(Path file) throws IOException;
  }

  private Ended remember(Object... words) {
    Object[] all = Arrays.copyOf(words, words.length + 3);
    System.arraycopy(words, 0, all, 3, words.length);
    all[0] = "remember";
    all[1] = "--codec";
    all[2] = "pixels";
    return cli.hen(all);
  }

  @ParameterizedTest
  @EnumSource
  void aBadPictureIsNamedAndNothingOfItsBatchIsStored(Bad bad) throws IOException {
    Path file = pictures.resolve("bad.png");
    bad.make(file);
    Ended ended = remember(pictures);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("hen: " + file, "what to do: ", "--skip-unreadable")
        .doesNotContain("\tat ");
    assertThat(cli.hen("list", "--json").json().get("size").asInt()).isZero();
    Ended json = remember(pictures, "--json");
    assertThat(json.code()).isEqualTo(4);
    assertThat(json.json().at("/error/code").asString()).isEqualTo(bad.code);
    assertThat(json.json().at("/error/message").asString()).contains(file.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aBadPictureIsLeftOutWhenAsked(Bad bad) throws IOException {
    bad.make(pictures.resolve("bad.png"));
    Ended ended = remember(pictures, "--skip-unreadable");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("remembered 2 pictures (items 1 to 2)");
    assertThat(ended.err()).contains("1 picture left out, unreadable", "bad.png");
    // With nothing but bad pictures the command has failed all the same.
    Ended alone = remember(pictures.resolve("bad.png"), "--skip-unreadable", "--json");
    assertThat(alone.code()).isEqualTo(4);
    assertThat(alone.json().at("/unreadable/0/code").asString()).isEqualTo(bad.code);
  }

  @ParameterizedTest
  @EnumSource
  void aBadCueIsNamed(Bad bad) throws IOException {
    remember(pictures);
    Path file = root.resolve("cue.png");
    bad.make(file);
    Ended ended = cli.hen("recall", "--picture", file, "--out", root.resolve("out"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("hen: " + file, "what to do: ");
    assertThat(root.resolve("out")).doesNotExist();
  }

  @Test
  void earlierBatchesStay() throws IOException {
    Bad.TRUNCATED.make(pictures.resolve("bad.png"));
    Ended ended = remember(pictures, "--batch", 1);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("1 picture was remembered before", "bad.png");
    assertThat(cli.hen("list").out()).contains("a.png").doesNotContain("z.png");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(remember(root.resolve("no.png")).err()).contains("no.png", "check the path");
    assertThat(remember(root.resolve("no.png")).code()).isEqualTo(4);
    assertThat(cli.hen("recall", "--picture", "no.png").code()).isEqualTo(4);
    assertThat(remember(pictures, "--captions", root.resolve("no.csv")).code()).isEqualTo(4);
    assertThat(root.resolve("memory")).doesNotExist();
  }

  @Test
  void aFolderWithoutPicturesIsNamed() throws IOException {
    Path empty = Files.createDirectories(root.resolve("empty"));
    Ended ended = remember(empty);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains(empty + " has no pictures");
    assertThat(remember(empty, "--json").json().at("/error/code").asString())
        .isEqualTo("input.no-pictures");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatContainsItselfIsNamed() throws IOException {
    Path link = Files.createSymbolicLink(pictures.resolve("link"), pictures);
    Ended ended = remember(pictures);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains(link + " is a link to a folder around it");
  }

  @Test
  void badCaptionsAreNamed() throws IOException {
    Path json = Files.writeString(root.resolve("c.json"), "{\"a.png\": ");
    Path csv = Files.writeString(root.resolve("c.csv"), "only one column\n");
    Path comma = Files.writeString(root.resolve("e.csv"), "file,caption\na.png,red, and blue\n");
    Path binary = Files.write(root.resolve("d.csv"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    Path other = Files.writeString(root.resolve("c.xml"), "<captions/>");
    for (Path file : new Path[] {json, csv, comma, binary, other}) {
      Ended ended = remember(pictures, "--captions", file);
      assertThat(ended.code()).isEqualTo(4);
      assertThat(ended.err()).contains("hen: " + file, "what to do: ");
    }
  }

  @Test
  void anotherCodecIsRefusedByBothNames() {
    remember(pictures);
    Ended ended = cli.hen("remember", Drawn.picture(root.resolve("c.png"), 3), "--codec", "dvae");
    // Without the shipped weights there is no dvae to be refused.
    assumeThat(ended.code()).as("needs the weights of dvae").isNotEqualTo(6);
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err()).contains("pixels 1", "dvae 1");
  }

  @Test
  void aMemoryThatIsWrittenElsewhereIsLocked() {
    remember(pictures);
    Path memory = root.resolve("memory");
    try (AssociativeMemory writer = AssociativeMemory.open(memory, MemoryOptions.defaults())) {
      Ended ended = remember(Drawn.picture(root.resolve("c.png"), 3));
      assertThat(ended.code()).isEqualTo(5);
      assertThat(ended.err()).contains(memory.toString());
      assertThat(cli.hen("forget", 1, "--json").json().at("/error/code").asString())
          .isEqualTo("store.locked");
      assertThat(cli.hen("list").out()).as("reading goes on").contains("a.png");
      assertThat(writer.size()).isEqualTo(2);
    }
  }

  @Test
  void aFolderThatIsNoMemoryIsNamed() throws IOException {
    Path memory = root.resolve("memory");
    for (String command : new String[] {"list", "doctor"}) {
      Ended ended = cli.hen(command);
      assertThat(ended.out() + ended.err()).contains(memory.toString());
    }
    assertThat(cli.hen("list").code()).isEqualTo(5);
    assertThat(cli.hen("recall", "--caption", "x").code()).isEqualTo(5);
    Files.writeString(memory, "a file");
    assertThat(cli.hen("list").code()).isEqualTo(5);
    assertThat(remember(pictures).code()).isEqualTo(5);
    assertThat(cli.hen("doctor").code()).isEqualTo(5);
  }

  @Test
  void aDamagedDatabaseIsNamed() throws IOException {
    remember(pictures);
    Path database = root.resolve("memory/memory.db");
    Files.write(database, new byte[(int) Files.size(database)]);
    assertThat(cli.hen("list").code()).isEqualTo(5);
    Ended doctor = cli.hen("doctor");
    assertThat(doctor.code()).isEqualTo(5);
    assertThat(doctor.out()).contains("BROKEN memory");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderWithoutWritePermissionIsNamed() throws IOException {
    assumeThat(System.getProperty("user.name")).as("root may write anywhere").isNotEqualTo("root");
    Path closed = Files.createDirectories(root.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Ended ended =
          Cli.run("remember", "--memory", closed.resolve("m").toString(), pictures.toString());
      assertThat(ended.code()).isEqualTo(5);
      assertThat(ended.err()).contains(closed.toString());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
