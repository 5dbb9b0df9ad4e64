package io.hen.experiments.trial;

import io.hen.core.kernel.Kernels;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the numbers of a report come from. */
public final class Provenance {
  private Provenance() {}

  /**
   * Names and values, in the order in which they are to be read: the program, what the experiment
   * says of itself, and the machine.
   *
   * @param own facts of the experiment
   */
  public static Map<String, String> around(Map<String, String> own) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("hen", version());
    facts.putAll(own);
    facts.put("kernels", Kernels.selected().name());
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
  public static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }
}
