package io.hen.server.service;

import io.hen.server.http.Resource;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The page and its files: those that {@code web/files.txt} lists, each with a route of its own, so
 * that nothing a request says is ever looked up in a file system or a jar.
 */
public final class PageResource implements Resource {
  private static final String FOLDER = "web/";

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    for (String name : names()) {
      StaticFile file = StaticFile.ofClassPath(FOLDER + name);
      routes.get("/" + name, file::answer);
      if (name.equals("index.html")) {
        routes.get("/", file::answer);
      }
    }
  }

  /** The paths of the files, relative to the page. */
  public static List<String> names() {
    return new String(StaticFile.read(FOLDER + "files.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
