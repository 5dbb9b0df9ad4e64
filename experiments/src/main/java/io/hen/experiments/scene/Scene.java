package io.hen.experiments.scene;

import io.hen.memory.Picture;
import java.util.List;

/**
 * A drawn scene: what is to be seen on it, its caption and its picture.
 *
 * @param backdrop sky and ground, shared by many scenes
 * @param celestial what shines, in the upper half
 * @param flyer what flies, in the upper half
 * @param clouds where small clouds are, in the upper half
 * @param landmark what stands on the horizon, in the upper half
 * @param near what is in front, in the lower half
 * @param behind what is smaller and further back, in the lower half
 */
public record Scene(
    Backdrop backdrop,
    Placed<Celestial> celestial,
    Placed<Flyer> flyer,
    List<Across> clouds,
    Placed<Landmark> landmark,
    Placed<Foreground> near,
    Placed<Foreground> behind) {

  /** Width and height of a scene's picture in pixels. */
  public static final int SIZE = 64;

  /**
   * A thing of a colour at a place.
   *
   * @param high in the upper of the two rows that things of its kind can be in
   */
  record Placed<T>(T thing, Paint paint, Across across, boolean high) {
    float x() {
      return across.x();
    }

    Colour colour() {
      return paint.colour();
    }

    String height() {
      return high ? "high " : "low ";
    }
  }

  /** The picture, {@link #SIZE} pixels on each side, in 8 bits a channel. */
  public Picture picture() {
    Canvas canvas = new Canvas(SIZE);
    backdrop.draw(canvas);
    celestial.thing().draw(canvas, celestial.x(), celestial.high() ? 8 : 18, celestial.colour());
    clouds.forEach(cloud -> drawCloud(canvas, cloud.x()));
    landmark.thing().draw(canvas, landmark.x(), Backdrop.HORIZON + 1, landmark.colour());
    flyer.thing().draw(canvas, flyer.x(), flyer.high() ? 8 : 18, flyer.colour());
    behind.thing().draw(canvas, behind.x(), 48, behind.high() ? 0.55f : 0.7f, behind.colour());
    float inside = Math.clamp(near.x(), 13, SIZE - 13);
    near.thing().draw(canvas, inside, 61, near.high() ? 1 : 1.3f, near.colour());
    return canvas.picture();
  }

  /** One English sentence that no other scene has. */
  public String caption() {
    return a(celestial.paint().word())
        + " "
        + celestial.thing().word()
        + " "
        + celestial.height()
        + celestial.across().words()
        + " and "
        + a(flyer.paint().word())
        + " "
        + flyer.thing().word()
        + " "
        + flyer.height()
        + flyer.across().words()
        + " "
        + backdrop.words()
        + ", "
        + cloudWords()
        + "; "
        + a(landmark.paint().word())
        + " "
        + landmark.thing().word()
        + " "
        + landmark.across().words()
        + " of the horizon, in front "
        + a(near.high() ? "small" : "big")
        + " "
        + near.paint().word()
        + " "
        + near.thing().word()
        + " "
        + near.across().words()
        + " and further back "
        + a(behind.high() ? "tiny" : "small")
        + " "
        + behind.paint().word()
        + " "
        + behind.thing().word()
        + " "
        + behind.across().words();
  }

  private String cloudWords() {
    if (clouds.isEmpty()) {
      return "without a cloud";
    }
    StringBuilder words = new StringBuilder("with a cloud ");
    for (int k = 0; k < clouds.size(); k++) {
      words.append(k == 0 ? "" : " and one ").append(clouds.get(k).words());
    }
    return words.toString();
  }

  private static String a(String word) {
    return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
  }

  private static void drawCloud(Canvas canvas, float x) {
    Colour white = Colour.of(0xf3f5f7);
    canvas.paint(new Shape.Ellipse(x, 14, 6, 1.8f), white, 0.85f);
    canvas.paint(Shape.disc(x - 1.8f, 12.6f, 2.3f), white, 0.85f);
    canvas.paint(Shape.disc(x + 1.8f, 13, 1.9f), white, 0.85f);
  }
}
