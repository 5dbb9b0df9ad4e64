package io.hen.experiments.input;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a folder in MS-COCO's layout out of tiny pictures: a real structure of any size to try hen
 * on. The captions file has what COCO's has, in its order of members, and the images in no order of
 * their names. To make one from a shell, after the tests are compiled: {@code java -cp ...
 * io.hen.experiments.input.CocoLayout DIR train2017 118287}
 */
public final class CocoLayout {
  /** The pictures of COCO's train2017. */
  public static final int FULL = 118_287;

  private static final int CAPTIONS = 5;
  private static final int SIDE = 8;
  private static final String[] COLOURS = {"red", "blue", "green", "white", "small black", "grey"};
  private static final String[] THINGS = {"bus", "dog", "kite", "train", "zebra", "bench", "boat"};
  private static final String[] PLACES = {
    "on a bridge in the rain",
    "next to a wooden table",
    "in front of a tall building",
    "under a cloudy sky with trees",
    "at the side of a busy street"
  };

  private final Path dir;
  private final String split;
  private final int pictures;
  private final List<Integer> order = new ArrayList<>();

  private CocoLayout(Path dir, String split, int pictures) {
    this.dir = dir;
    this.split = split;
    this.pictures = pictures;
    for (int k = 0; k < pictures; k++) {
      order.add(k);
    }
    Collections.shuffle(order, new Random(1));
  }

  /**
   * Makes a folder.
   *
   * @param args where, which split, how many pictures
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("give: DIR train2017|val2017|train2014|val2014 PICTURES");
    }
    int pictures = Integer.parseInt(args[2]);
    make(Path.of(args[0]), args[1], pictures, pictures);
  }

  /**
   * Makes a folder, or adds a split to one.
   *
   * @param split for example {@code train2017}
   * @param pictures how many
   * @param different how many of them differ; the others are hard links to these, which is fast
   */
  public static void make(Path dir, String split, int pictures, int different) throws IOException {
    CocoLayout layout = new CocoLayout(dir, split, pictures);
    layout.writePictures(different);
    layout.writeCaptions();
  }

  /** The name of picture k. */
  public static String name(String split, int k) {
    String number = "%012d.jpg".formatted(id(k));
    return split.endsWith("2014") ? "COCO_" + split + "_" + number : number;
  }

  /** COCO's ids have gaps. */
  private static int id(int k) {
    return 9 + 4 * k + k % 3;
  }

  private void writePictures(int different) throws IOException {
    Path folder = Files.createDirectories(dir.resolve(split));
    for (int k = 0; k < pictures; k++) {
      Path file = folder.resolve(name(split, k));
      if (k < different) {
        Files.write(file, jpeg(k));
      } else {
        Files.createLink(file, folder.resolve(name(split, k % different)));
      }
    }
  }

  /** Squares of random colours, which tell any two pictures apart. */
  private static byte[] jpeg(int seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < SIDE * SIDE; p++) {
      image.setRGB(p % SIDE, p / SIDE, random.nextInt(1 << 24));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "jpg", out);
    }
    return bytes.toByteArray();
  }

  private void writeCaptions() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("annotations"));
    Path file = folder.resolve("captions_" + split + ".json");
    try (var text = Files.newBufferedWriter(file);
        JsonGenerator json = JsonMapper.shared().createGenerator(text)) {
      json.writeStartObject();
      json.writeName("info");
      json.writeStartObject();
      json.writeStringProperty("description", "not COCO, but in its layout");
      json.writeStringProperty("url", "http://example.org");
      json.writeStringProperty("version", "1.0");
      json.writeNumberProperty("year", Integer.parseInt(split.substring(split.length() - 4)));
      json.writeEndObject();
      json.writeName("licenses");
      json.writeStartArray();
      json.writeStartObject();
      json.writeStringProperty("url", "http://example.org/licence");
      json.writeNumberProperty("id", 1);
      json.writeStringProperty("name", "none needed");
      json.writeEndObject();
      json.writeEndArray();
      writeImages(json);
      writeAnnotations(json);
      json.writeEndObject();
    }
  }

  private void writeImages(JsonGenerator json) {
    json.writeName("images");
    json.writeStartArray();
    for (int k : order) {
      json.writeStartObject();
      json.writeNumberProperty("license", 1);
      json.writeStringProperty("file_name", name(split, k));
      json.writeStringProperty("coco_url", "http://example.org/" + split + "/" + name(split, k));
      json.writeNumberProperty("height", SIDE);
      json.writeNumberProperty("width", SIDE);
      json.writeStringProperty("date_captured", "2013-11-14 16:28:13");
      json.writeStringProperty("flickr_url", "http://example.org/flickr/" + id(k) + "_z.jpg");
      json.writeNumberProperty("id", id(k));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeAnnotations(JsonGenerator json) {
    json.writeName("annotations");
    json.writeStartArray();
    // One caption of each picture after the other: COCO's captions of a picture are apart too.
    for (int c = 0; c < CAPTIONS; c++) {
      for (int k : order) {
        json.writeStartObject();
        json.writeNumberProperty("image_id", id(k));
        json.writeNumberProperty("id", 38 + CAPTIONS * k + c);
        json.writeStringProperty("caption", caption(k, c));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** Caption c of picture k; no two are the same. */
  public static String caption(int k, int c) {
    Random random = new Random(31L * k + c);
    return "A %s %s %s, seen from %d steps away at %d o'clock."
        .formatted(
            COLOURS[random.nextInt(COLOURS.length)],
            THINGS[random.nextInt(THINGS.length)],
            PLACES[random.nextInt(PLACES.length)],
            k,
            1 + c);
  }
}
