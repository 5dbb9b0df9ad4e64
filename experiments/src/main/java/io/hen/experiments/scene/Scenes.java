package io.hen.experiments.scene;

import io.hen.experiments.scene.Scene.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Draws scenes at random: the same seed gives the same scenes on every machine. */
public final class Scenes {
  /** The most scenes of one seed. */
  public static final int MOST = 8000;

  private static final Paint[] SHINING = {Paint.YELLOW, Paint.ORANGE, Paint.RED, Paint.WHITE};
  private static final Paint[] GAUDY = {
    Paint.RED,
    Paint.ORANGE,
    Paint.YELLOW,
    Paint.GREEN,
    Paint.BLUE,
    Paint.PURPLE,
    Paint.PINK,
    Paint.WHITE,
    Paint.BLACK
  };

  private final Random random;

  private Scenes(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Scenes of which no two have the same upper half, the same lower half or the same caption.
   *
   * @param count how many, 1 to {@link #MOST}
   * @param seed of the random choices
   */
  public static List<Scene> generate(int count, long seed) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("scenes: 1.." + MOST + ", not " + count);
    }
    Scenes scenes = new Scenes(seed);
    Set<List<Object>> halves = new HashSet<>();
    List<Scene> drawn = new ArrayList<>(count);
    while (drawn.size() < count) {
      Scene scene = scenes.scene();
      List<Object> upper = upper(scene);
      List<Object> lower = List.of(scene.backdrop(), scene.near(), scene.behind());
      if (!halves.contains(upper) && !halves.contains(lower)) {
        halves.add(upper);
        halves.add(lower);
        drawn.add(scene);
      }
    }
    return drawn;
  }

  /** What tells upper halves apart, without the colours and clouds, which alone are too little. */
  private static List<Object> upper(Scene scene) {
    Placed<Celestial> shining = scene.celestial();
    Placed<Flyer> flying = scene.flyer();
    return List.of(
        scene.backdrop(),
        shining.thing(),
        shining.across(),
        shining.high(),
        flying.thing(),
        flying.across(),
        flying.high());
  }

  private Scene scene() {
    Backdrop backdrop = pick(Backdrop.values());
    List<Across> sky = shuffled();
    List<Across> ground = shuffled();
    Foreground[] fitting =
        Stream.of(Foreground.values())
            .filter(thing -> thing.swims() == backdrop.water())
            .toArray(Foreground[]::new);
    return new Scene(
        backdrop,
        new Placed<>(pick(Celestial.values()), pick(SHINING), sky.get(0), random.nextBoolean()),
        new Placed<>(pick(Flyer.values()), pick(GAUDY), sky.get(1), random.nextBoolean()),
        sky.subList(2, 2 + random.nextInt(3)).stream().sorted().toList(),
        new Placed<>(pick(Landmark.values()), pick(GAUDY), pick(Across.values()), false),
        new Placed<>(pick(fitting), pick(GAUDY), ground.get(0), random.nextBoolean()),
        new Placed<>(pick(fitting), pick(GAUDY), ground.get(1), random.nextBoolean()));
  }

  private List<Across> shuffled() {
    List<Across> places = new ArrayList<>(List.of(Across.values()));
    java.util.Collections.shuffle(places, random);
    return places;
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
