package io.hen.memory;

import java.util.List;

/** Offers the fake codecs to the ServiceLoader. */
public final class FakeProvider implements CodecProvider {
  @Override
  public List<String> names() {
    return List.of("fake-tokens", "fake-dense");
  }

  @Override
  public Codec open(String name) {
    return name.equals("fake-dense") ? FakeCodec.dense() : FakeCodec.tokens();
  }
}
