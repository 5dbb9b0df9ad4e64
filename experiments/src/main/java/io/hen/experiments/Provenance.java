package io.hen.experiments;

import io.hen.core.kernel.Kernels;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the numbers of a report come from. */
final class Provenance {
  private Provenance() {}

  /** Names and values, in the order in which they are to be read. */
  static Map<String, String> of(
      DemoOptions options, PictureSet set, Album album, String dvae, String pixels) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("hen", version());
    facts.put("pictures", set.source());
    facts.put("data SHA-256", album.sha256());
    facts.put("seed", Long.toString(options.seed()));
    facts.put("codec dvae", dvae);
    facts.put("codec pixels", pixels);
    facts.put("kernels", Kernels.selected().name());
    facts.put("steps T", Integer.toString(options.steps()));
    facts.put("damping η", options.damping() + " (film strips " + options.filmDamping() + ")");
    facts.put("Java", System.getProperty("java.vm.name", "?") + " " + Runtime.version());
    facts.put(
        "machine",
        System.getProperty("os.name", "?")
            + " "
            + System.getProperty("os.arch", "?")
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors, "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MiB of heap");
    return facts;
  }

  /** The version of this module, as its jar states it. */
  static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }
}
