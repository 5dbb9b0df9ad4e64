package io.hen.server.resource;

/**
 * Names of files that clients give: they say what an item came from, and never name a file here.
 */
final class FileNames {
  private static final int LONGEST = 255;

  private FileNames() {}

  /**
   * The last segment of a name, without control characters and no longer than 255; may be empty.
   */
  static String last(String name) {
    String segment = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = segment.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "").strip();
    String known = plain.equals(".") || plain.equals("..") ? "" : plain;
    int end = Math.min(known.length(), LONGEST);
    // not through the middle of a pair of surrogates
    return known.substring(
        0, end > 0 && Character.isHighSurrogate(known.charAt(end - 1)) ? end - 1 : end);
  }
}
