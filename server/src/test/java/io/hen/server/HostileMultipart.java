package io.hen.server;

import static io.hen.server.Hostile.body;
import static io.hen.server.Hostile.multipart;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies in parts that are cut off, malformed, or more than they may be. */
final class HostileMultipart {
  private static final String ITEMS = "/v1/items";
  private static final String PART =
      "--BOUNDARY\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\n\n";
  private static final String REQUEST =
      "--BOUNDARY\nContent-Disposition: form-data; name=\"request\"\n\n";
  private static final String END = "\n--BOUNDARY--\n";

  private HostileMultipart() {}

  static List<Hostile> all() {
    return List.of(
        multipart("an empty body", ITEMS, ""),
        multipart("no part", ITEMS, "--BOUNDARY--\n"),
        multipart("no end", ITEMS, PART + "x"),
        multipart("cut in a part's head", ITEMS, "--BOUNDARY\nContent-Dispo"),
        multipart("cut after a part's head", ITEMS, PART),
        multipart("an end without its dashes", ITEMS, PART + "x\n--BOUNDARY\n"),
        multipart("another boundary", ITEMS, (PART + "x" + END).replace("BOUNDARY", "OTHER")),
        multipart("text before any part", ITEMS, "nonsense\n" + "x".repeat(5000)),
        multipart("no disposition", ITEMS, "--BOUNDARY\nContent-Type: image/png\n\nx" + END),
        multipart("no name", ITEMS, "--BOUNDARY\nContent-Disposition: form-data\n\nx" + END),
        multipart(
            "another disposition",
            ITEMS,
            "--BOUNDARY\nContent-Disposition: attachment; name=\"picture\"\n\nx" + END),
        multipart(
            "an unknown part", ITEMS, PART.replace("picture", "../../etc/passwd") + "x" + END),
        multipart(
            "a name with a line feed", ITEMS, PART.replace("picture", "pic%0Ature") + "x" + END),
        multipart("a head without a colon", ITEMS, "--BOUNDARY\nnonsense\n\nx" + END),
        multipart(
            "a head with NUL",
            ITEMS,
            "--BOUNDARY\nContent-Disposition: form-data; name=\"pic\0ture\"\n\nx" + END),
        multipart("a long head", ITEMS, "--BOUNDARY\nX: " + "y".repeat(100_000) + "\n\nx" + END),
        multipart("many heads", ITEMS, "--BOUNDARY\n" + "X: y\n".repeat(20_000) + "\nx" + END),
        multipart("many parts", ITEMS, (PART + "x\n").repeat(5000) + "--BOUNDARY--\n"),
        multipart("parts without pictures", ITEMS, REQUEST + "{}" + END),
        multipart("two requests", ITEMS, REQUEST + "{}\n" + REQUEST + "{}" + END),
        multipart("a request that is no JSON", ITEMS, REQUEST + "x" + END),
        multipart("a request with an unknown field", ITEMS, REQUEST + "{\"a\": 1}" + END),
        multipart("a request that is null", ITEMS, REQUEST + "null" + END),
        multipart("a request that is empty", ITEMS, REQUEST + END),
        multipart(
            "more captions than pictures",
            ITEMS,
            REQUEST + "{\"items\": [{}, {}]}\n" + PART + "x" + END),
        multipart(
            "a picture with a path for a name",
            ITEMS,
            PART.replace("a.png", "../../../etc/passwd") + "x" + END),
        multipart(
            "parts within a part",
            ITEMS,
            "--BOUNDARY\nContent-Disposition: form-data; name=\"picture\"\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--"
                + END),
        multipart(
            "a part in base64",
            ITEMS,
            "--BOUNDARY\nContent-Disposition: form-data; name=\"picture\"\nContent-Transfer-Encoding: base64\n\naGVsbG8="
                + END),
        multipart("a recall with a picture twice", "/v1/recall", PART + "x\n" + PART + "x" + END),
        multipart("a recall of nothing", "/v1/recall", REQUEST + "{}" + END),
        multipart(
            "a recall with its picture in JSON",
            "/v1/recall",
            REQUEST + "{\"picture\": \"aGVsbG8=\"}" + END),
        multipart("parts for a batch", "/v1/recall/batch", REQUEST + "{}" + END),
        multipart("parts for an inspection", "/v1/inspect", REQUEST + "{}" + END),
        body("no boundary", ITEMS, "multipart/form-data", bytes(PART + "x" + END)),
        body("an empty boundary", ITEMS, "multipart/form-data; boundary=", bytes(PART + "x" + END)),
        body(
            "a long boundary",
            ITEMS,
            "multipart/form-data; boundary=" + "b".repeat(2000),
            bytes("x")),
        body("mixed parts", ITEMS, "multipart/mixed; boundary=b", bytes("--b--")),
        body("a form", ITEMS, "application/x-www-form-urlencoded", bytes("picture=x")),
        body("a bare PNG", ITEMS, "image/png", PictureFiles.png(8, 1)),
        body(
            "JSON said to be parts",
            ITEMS,
            "multipart/form-data; boundary=b",
            bytes("{\"items\": []}")),
        body("parts said to be JSON", ITEMS, "application/json", bytes(PART + "x" + END)));
  }

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
