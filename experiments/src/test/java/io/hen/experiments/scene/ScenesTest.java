package io.hen.experiments.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hen.memory.Picture;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenesTest {
  private static final List<Scene> SCENES = Scenes.generate(2000, 1);
  private static final List<Picture> PICTURES = SCENES.stream().map(Scene::picture).toList();

  @Test
  void captionsAreUnique() {
    assertThat(SCENES.stream().map(Scene::caption)).doesNotHaveDuplicates();
  }

  @Test
  void eitherHalfIdentifiesAScene() {
    assertThat(halves(0)).doesNotHaveDuplicates();
    assertThat(halves(1)).doesNotHaveDuplicates();
  }

  /** The upper halves differ visibly: in at least 20 pixels by at least a tenth of the range. */
  @Test
  void upperHalvesDifferVisibly() {
    for (int a = 0; a < 300; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(differingPixelsAbove(PICTURES.get(a), PICTURES.get(b)))
            .as("scenes %d and %d", a, b)
            .isGreaterThanOrEqualTo(20);
      }
    }
  }

  @Test
  void theSameOnEveryMachine() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int n = 0; n < SCENES.size(); n++) {
      digest.update(SCENES.get(n).caption().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update(bytes(PICTURES.get(n), 0, Scene.SIZE));
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("41017714c05319d6f37ba5c458883b4fa9d04abc5bb17688f7d05cbb893135b6");
  }

  @Test
  void anotherSeedGivesOtherScenes() {
    assertThat(Scenes.generate(50, 2)).doesNotContainAnyElementsOf(SCENES.subList(0, 50));
  }

  @Test
  void asManyAsPromised() {
    assertThat(Scenes.generate(Scenes.MOST, 3)).hasSize(Scenes.MOST);
    assertThatIllegalArgumentException().isThrownBy(() -> Scenes.generate(Scenes.MOST + 1, 3));
  }

  private static List<ByteBuffer> halves(int which) {
    List<ByteBuffer> halves = new ArrayList<>();
    int half = Scene.SIZE / 2;
    for (Picture picture : PICTURES) {
      halves.add(ByteBuffer.wrap(bytes(picture, which * half, (which + 1) * half)));
    }
    return halves;
  }

  private static byte[] bytes(Picture picture, int top, int bottom) {
    int plane = Scene.SIZE * Scene.SIZE;
    ByteBuffer bytes = ByteBuffer.allocate(3 * (bottom - top) * Scene.SIZE);
    for (int channel = 0; channel < 3; channel++) {
      for (int k = top * Scene.SIZE; k < bottom * Scene.SIZE; k++) {
        bytes.put((byte) Math.round(picture.values()[channel * plane + k] * 255));
      }
    }
    return bytes.array();
  }

  private static int differingPixelsAbove(Picture a, Picture b) {
    int plane = Scene.SIZE * Scene.SIZE;
    int differing = 0;
    for (int k = 0; k < plane / 2; k++) {
      float most = 0;
      for (int channel = 0; channel < 3; channel++) {
        int at = channel * plane + k;
        most = Math.max(most, Math.abs(a.values()[at] - b.values()[at]));
      }
      differing += most > 0.1f ? 1 : 0;
    }
    return differing;
  }
}
