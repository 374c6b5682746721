package io.riverprint.console.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The files of the page, all in memory: what is not among them by its exact name is not there. */
final class PageFiles {
  private static final List<String> NAMES =
      List.of(
          "index.html",
          "style.css",
          "app.js",
          "api.js",
          "dom.js",
          "charts.js",
          "stream.js",
          "map.js",
          "user.js",
          "why.js",
          "releases.js",
          "loop.js",
          "icon.svg",
          "openapi.json");
  private static final String CHART = "chart.umd.min.js";

  private final Map<String, byte[]> files = new HashMap<>();

  PageFiles() {
    NAMES.forEach(
        name -> files.put(name, resource(PageFiles.class.getResourceAsStream(name), name)));
    files.put(CHART, chart());
  }

  void index(Context context) {
    answer(context, "index.html");
  }

  void file(Context context) {
    answer(context, context.pathParam("name"));
  }

  void openapi(Context context) {
    answer(context, "openapi.json");
  }

  private void answer(Context context, String name) {
    byte[] file = files.get(name);
    if (file == null) {
      throw Problem.notFound("no such file; begin at /");
    }
    context.contentType(type(name)).header("Cache-Control", "no-cache").result(file);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "application/json";
    };
  }

  // Its path in the jar has the version, which only the build knows.
  private static byte[] chart() {
    ClassLoader jars = PageFiles.class.getClassLoader();
    Properties built = new Properties();
    String about = "META-INF/maven/org.webjars.npm/chart.js/pom.properties";
    try (InputStream in = jars.getResourceAsStream(about)) {
      built.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String path = "META-INF/resources/webjars/chart.js/" + built.get("version") + "/dist/" + CHART;
    return resource(jars.getResourceAsStream(path), path);
  }

  private static byte[] resource(@org.jspecify.annotations.Nullable InputStream in, String name) {
    if (in == null) {
      throw new IllegalStateException(
          "console: no resource " + name + ", the page needs it; build again");
    }
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
