package io.hen.server;

import static io.hen.server.Hostile.head;

import java.util.ArrayList;
import java.util.List;

/** Addresses, methods and headers that make no sense. */
final class HostileAddresses {
  private HostileAddresses() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    for (String path : paths()) {
      all.add(head("GET " + path, "GET " + path));
    }
    for (String line : lines()) {
      all.add(head(line.length() > 60 ? line.substring(0, 60) : line, line));
    }
    for (String header : headers()) {
      all.add(head("with " + header, "GET /v1/items", header));
    }
    for (String header : bodyHeaders()) {
      all.add(head("body with " + header, "POST /v1/recall", header.split("\n")));
    }
    return all;
  }

  private static List<String> paths() {
    return List.of(
        "/v1/items/0",
        "/v1/items/-1",
        "/v1/items/abc",
        "/v1/items/1.5",
        "/v1/items/1e3",
        "/v1/items/+1",
        "/v1/items/%201",
        "/v1/items/99999999999999999999",
        "/v1/items/999999",
        "/v1/items/%EF%BC%91",
        "/v1/items/1%00",
        "/v1/items/1;x",
        "/v1/items/'%20OR%201=1",
        "/v1/items/..%2f..%2fetc%2fpasswd/original",
        "/v1/items/%2e%2e/original",
        "/v1/items/../../etc/passwd",
        "/v1/items/1/original/../../../../etc/passwd",
        "/v1/items//1",
        "/v1/items/1/",
        "/v1/items/1/%c0%ae%c0%ae/",
        "/v1/items/1/..%5c..%5c",
        "/v1/items/999999/original",
        "/v1/items/999999/thumbnail",
        "/v1/items/999999/decoded",
        "/v1/items/1/thumbnail?size=0",
        "/v1/items/1/thumbnail?size=63",
        "/v1/items/1/thumbnail?size=100000",
        "/v1/items/1/thumbnail?size=abc",
        "/v1/items/1/thumbnail?size=64&size=128",
        "/v1/items/1/thumbnail?sise=64",
        "/v1/items?limit=0",
        "/v1/items?limit=-1",
        "/v1/items?limit=1001",
        "/v1/items?limit=abc",
        "/v1/items?limit=1.5",
        "/v1/items?limit=",
        "/v1/items?limit=1&limit=2",
        "/v1/items?cursor=x",
        "/v1/items?cursor=-1",
        "/v1/items?cursor='%20OR%201=1",
        "/v1/items?cursor=" + "9".repeat(100),
        "/v1/items?search=" + "x".repeat(1001),
        "/v1/items?unknown=1",
        "/v1/memory?x=1",
        "/v1/nothing",
        "/v1",
        "/v2/items",
        "/V1/items",
        "/%76%31/%2e%2e",
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/js/../../../application.yaml",
        "/js/%00.js",
        "/app.css/",
        "/index.html/..;/..;/",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/.git/config",
        "/%",
        "/%zz",
        "/%ff%fe",
        "/" + "a".repeat(20_000),
        "/v1/items?search=" + "a".repeat(20_000));
  }

  private static List<String> lines() {
    return List.of(
        "DELETE /v1/items",
        "DELETE /v1/items?id=",
        "DELETE /v1/items?id=abc",
        "DELETE /v1/items?id=0",
        "DELETE /v1/items?id=999999",
        "DELETE /v1/items?id=1&id=999999",
        "DELETE /v1/items/999999",
        "DELETE /v1/items/abc",
        "DELETE /v1/items?all=true",
        "DELETE /v1/recall",
        "DELETE /",
        "PUT /v1/items/1",
        "PATCH /v1/items/1",
        "POST /v1/items/1",
        "POST /v1/memory",
        "POST /",
        "GET /v1/recall",
        "GET /v1/recall/batch",
        "OPTIONS /v1/items",
        "TRACE /v1/items",
        "CONNECT localhost:80",
        "PROPFIND /v1/items",
        "BREW /v1/items",
        "get /v1/items",
        "GET http://evil.example/v1/items",
        "GET items");
  }

  private static List<String> headers() {
    return List.of(
        "Accept: image/png",
        "Accept: text/html",
        "Accept: nonsense",
        "Origin: https://evil.example",
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
        "Host: evil.example",
        "Content-Encoding: gzip",
        "X: " + "y".repeat(20_000),
        "no colon",
        ": no name",
        "X Y: z",
        "X: \u0000",
        " folded: line",
        "Content-Length: abc",
        "Content-Length: -5",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: nonsense");
  }

  private static List<String> bodyHeaders() {
    return List.of(
        "Content-Type: application/json\nContent-Length: 0",
        "Content-Type: text/plain\nContent-Length: 1\n\nx",
        "Content-Type: application/json\nContent-Encoding: gzip\nContent-Length: 0",
        "Content-Type: application/json\nContent-Encoding: br\nContent-Length: 0",
        "Content-Type: application/json\nContent-Length: 999999999999",
        "Content-Type: application/json\nContent-Length: 1\nContent-Length: 2",
        "Content-Type: application/json\nContent-Length: 1\nTransfer-Encoding: chunked",
        "Content-Type: application/json\nTransfer-Encoding: chunked\n\nzz",
        "Content-Type: application/json\nTransfer-Encoding: chunked\n\nffffffffffffffffff",
        "Content-Type: application/json\nTransfer-Encoding: gzip, chunked\n\n0\n",
        "Content-Type: application/json\nExpect: nonsense\nContent-Length: 2\n\n{}",
        "Content-Length: 2\n\n{}",
        "Content-Type: \nContent-Length: 2\n\n{}",
        "Content-Type: application/jsonx\nContent-Length: 2\n\n{}");
  }
}
