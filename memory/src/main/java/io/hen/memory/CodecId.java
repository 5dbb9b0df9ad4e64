package io.hen.memory;

/**
 * Identifies a codec by what it computes.
 *
 * @param name for example {@code dvae}
 * @param version changes whenever the same picture is encoded differently
 * @param sha256 hexadecimal digest over its weights and settings
 */
public record CodecId(String name, String version, String sha256) {
  @Override
  public String toString() {
    return name + " " + version + " (" + sha256.substring(0, Math.min(12, sha256.length())) + ")";
  }
}
