package io.hen.server.http;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.json.JsonMapper;
import io.javalin.router.Endpoint;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.List;

/** What holds for all routes: how failures and JSON are answered. */
public final class Routes {
  private Routes() {}

  /** Adds the routes of resources, and what they share. */
  public static void configure(JavalinConfig config, List<Resource> resources) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.router.ignoreTrailingSlashes = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    // The length of bodies is limited before they come here.
    config.http.maxRequestSize = Long.MAX_VALUE;
    config.jsonMapper(new Mapper());
    config.router.javaLangErrorHandler(Routes::fail);
    config.routes.beforeMatched(context -> {
      context.req().setAttribute(Measured.ROUTE, of(context));
      Requests.check(context);
    });
    config.routes.exception(
        MethodNotAllowedResponse.class,
        (failure, context) -> {
          context.header("Allow", failure.getDetails().getOrDefault("availableMethods", ""));
          Problems.write(context, Problems.of(failure, context.path()));
        });
    config.routes.exception(HttpResponseException.class, Routes::answer);
    config.routes.exception(Exception.class, Routes::answer);
    resources.forEach(resource -> resource.register(config.routes));
  }

  /** The route that a request came to, as the contract has it. */
  static String of(Context context) {
    Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
    return endpoint == null ? "none" : endpoint.path;
  }

  private static void answer(Exception failure, Context context) {
    Problems.write(context, Problems.of(failure, context.path()));
  }

  private static void fail(HttpServletResponse response, Error failure) {
    Problem problem = Problems.of(failure, "");
    try {
      if (!response.isCommitted()) {
        response.reset();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(problem));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Javalin's {@code context.json(…)} with the service's own mapper. */
  private static final class Mapper implements JsonMapper {
    @Override
    public String toJsonString(Object value, Type type) {
      return Json.MAPPER.writeValueAsString(value);
    }

    @Override
    public InputStream toJsonStream(Object value, Type type) {
      return new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(value));
    }

    @Override
    public <T> T fromJsonString(String json, Type type) {
      return Json.MAPPER.readValue(json, Json.MAPPER.constructType(type));
    }

    @Override
    public <T> T fromJsonStream(InputStream json, Type type) {
      return Json.MAPPER.readValue(json, Json.MAPPER.constructType(type));
    }
  }
}
