package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A public dense autoencoder (TAEF2, MIT licence) is a card away. */
class Taef2Test {
  @TempDir private Path directory;

  private ModelFolder taef2() throws Exception {
    Path shared = Fixtures.shared("pretrained/taef2");
    assumeTrue(Files.isDirectory(shared), "left out: there is no " + shared);
    for (String file : new String[] {"encoder.onnx", "decoder.onnx"}) {
      Files.copy(shared.resolve(file), directory.resolve(file));
    }
    Files.writeString(
        directory.resolve("card.yaml"),
        """
        name: taef2
        version: "1"
        description: the tiny autoencoder for FLUX.2's latents
        licence: MIT
        source: madebyollin/taesd
        encoder: {file: encoder.onnx, sha256: "%s", input: image, output: latent}
        decoder: {file: decoder.onnx, sha256: "%s", input: latent, output: image}
        picture: {size: 64, multipleOf: 8, mean: [0, 0, 0], scale: [1, 1, 1]}
        latent: {kind: dense, channels: 32, factor: 8}
        """
            .formatted(
                Sha256.hex(Files.readAllBytes(directory.resolve("encoder.onnx"))),
                Sha256.hex(Files.readAllBytes(directory.resolve("decoder.onnx")))));
    return ModelFolder.directory(directory);
  }

  @Test
  void encodesDecodesAndFindsPicturesFromTheirUpperHalf() throws Exception {
    try (PictureCodec codec = Codecs.open(taef2(), CodecOptions.defaults())) {
      assertThat(codec.parts().getFirst().layout()).isEqualTo(new Codec.Layout.Dense(32 * 64));
      List<Picture> scenes =
          LongStream.range(0, 8).mapToObj(seed -> Fixtures.scene(64, seed)).toList();
      List<float[]> stored =
          codec.encodePictures(scenes).stream()
              .map(pattern -> ((Pattern.Dense) pattern).values())
              .toList();
      assertThat(meanSquare(codec.autoencoder().decode(stored.getFirst()), scenes.getFirst()))
          .isLessThan(0.02);

      BitSet hidden = Region.lowerHalf().hidden(64, 64, new BitSet());
      List<Observation> cues = codec.observe(scenes, hidden, Masking.MASKED, Fill.GREY);
      for (int k = 0; k < scenes.size(); k++) {
        Observation.Dense cue = (Observation.Dense) cues.get(k);
        assertThat(cue.observed().cardinality()).isBetween(32 * 4, 32 * 32);
        for (int other = 0; other < scenes.size(); other++) {
          if (other != k) {
            assertThat(distance(cue, stored.get(k))).isLessThan(distance(cue, stored.get(other)));
          }
        }
      }
    }
  }

  private static double distance(Observation.Dense cue, float[] pattern) {
    return cue.observed().stream()
        .mapToDouble(k -> Math.pow(cue.values()[k] - pattern[k], 2))
        .sum();
  }

  private static double meanSquare(Picture one, Picture other) {
    double sum = 0;
    for (int k = 0; k < one.values().length; k++) {
      sum += Math.pow(one.values()[k] - other.values()[k], 2);
    }
    return sum / one.values().length;
  }
}
