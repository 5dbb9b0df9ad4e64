package io.hen.server;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that are no pictures, are broken, or become far larger than they look. */
final class HostilePictures {
  private HostilePictures() {}

  /** Each as a picture to remember, a cue and a mask. */
  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    files()
        .forEach((name, file) -> {
          all.add(Hostile.file(name + " remembered", "/v1/items", "picture", "a.png", file));
          all.add(Hostile.file(name + " recalled", "/v1/recall", "picture", "a.png", file));
        });
    byte[] bomb = PictureFiles.claiming(60_000, 60_000, 1000);
    all.add(mask("a mask of 60,000 × 60,000", bomb));
    all.add(mask("a mask that is text", "white".getBytes(StandardCharsets.UTF_8)));
    return all;
  }

  private static Map<String, byte[]> files() {
    byte[] good = PictureFiles.png(32, 3);
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    byte[] gif = PictureFiles.written(image, "gif");
    byte[] bmp = PictureFiles.written(image, "bmp");
    byte[] jpeg = PictureFiles.written(image, "jpg");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("nothing", new byte[0]);
    files.put("one byte", new byte[] {1});
    files.put("text", text("a picture, honestly"));
    files.put("HTML", text("<!doctype html><script>alert(1)</script>"));
    files.put(
        "SVG", text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"));
    files.put("a zip file", text("PK\3\4 and more of it"));
    files.put("PNG of 60,000 × 60,000", PictureFiles.claiming(60_000, 60_000, 1000));
    files.put(
        "PNG of 60,000 × 60,000, compressed", PictureFiles.claiming(60_000, 60_000, 20_000_000));
    files.put(
        "PNG of 2³¹-1 × 2³¹-1", PictureFiles.claiming(Integer.MAX_VALUE, Integer.MAX_VALUE, 10));
    files.put("PNG of a negative size", PictureFiles.claiming(-1, -1, 10));
    files.put("PNG of 0 × 0", PictureFiles.claiming(0, 0, 10));
    files.put("PNG of 60,000,000 × 1", PictureFiles.claiming(60_000_000, 1, 10));
    files.put("PNG, its head alone", Arrays.copyOf(good, 8));
    files.put("PNG, cut in its first chunk", Arrays.copyOf(good, 20));
    files.put("PNG with a damaged size", changed(good, 18, 0x7F));
    files.put("GIF of 65,535 × 65,535", gifOf(gif, 65_535));
    files.put("GIF, its head alone", Arrays.copyOf(gif, 13));
    files.put("BMP of 100,000 × 100,000", size(bmp, 18, 100_000));
    files.put("BMP of a negative size", size(bmp, 18, -100_000));
    files.put("JPEG, its head alone", Arrays.copyOf(jpeg, 30));
    files.put("JPEG of 65,000 × 65,000", jpegOf(jpeg, 65_000));
    files.put("WebP of nothing", text("RIFF\0\0\0\0WEBPVP8 \0\0\0\0"));
    return files;
  }

  private static Hostile mask(String name, byte[] mask) {
    String body =
        """
        --BOUNDARY
        Content-Disposition: form-data; name="request"
        Content-Type: application/json

        {"item": 1}
        --BOUNDARY
        Content-Disposition: form-data; name="mask"; filename="m.png"

        """;
    byte[] start =
        body.replace("\n", "\r\n")
            .replace("BOUNDARY", Hostile.BOUNDARY)
            .getBytes(StandardCharsets.UTF_8);
    byte[] end = ("\r\n--" + Hostile.BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(start.length + mask.length + end.length);
    all.put(start).put(mask).put(end);
    return Hostile.body(
        name, "/v1/recall", "multipart/form-data; boundary=" + Hostile.BOUNDARY, all.array());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] changed(byte[] file, int position, int value) {
    byte[] copy = file.clone();
    copy[position] = (byte) value;
    return copy;
  }

  private static byte[] size(byte[] bmp, int position, int edge) {
    byte[] copy = bmp.clone();
    ByteBuffer.wrap(copy)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(position, edge)
        .putInt(position + 4, edge);
    return copy;
  }

  /** Of its first frame, whose descriptor follows the colours. */
  private static byte[] gifOf(byte[] gif, int edge) {
    byte[] copy = gif.clone();
    for (int k = 13; k + 9 < copy.length; k++) {
      if (copy[k] == ',' && copy[k + 1] == 0 && copy[k + 2] == 0 && copy[k + 5] == 8) {
        ByteBuffer frame = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        frame.putShort(k + 5, (short) edge).putShort(k + 7, (short) edge);
        return copy;
      }
    }
    throw new IllegalStateException("the GIF has no frame");
  }

  private static byte[] jpegOf(byte[] jpeg, int edge) {
    byte[] copy = jpeg.clone();
    for (int k = 0; k + 9 < copy.length; k++) {
      if (copy[k] == (byte) 0xFF && copy[k + 1] == (byte) 0xC0) {
        ByteBuffer.wrap(copy).putShort(k + 5, (short) edge).putShort(k + 7, (short) edge);
        return copy;
      }
    }
    throw new IllegalStateException("the JPEG has no frame");
  }
}
