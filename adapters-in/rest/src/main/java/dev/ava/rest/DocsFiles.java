package dev.ava.rest;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The files behind the documentation, read from the class path when asked for.
@Singleton
final class DocsFiles {
  private static final String OWN = "/dev/ava/rest/docs/";
  private static final String SWAGGER_UI = swaggerUi();
  private static final Map<String, String> VIEWER_FILES =
      Map.of(
          "viewer.js", OWN,
          "swagger-ui.css", SWAGGER_UI,
          "swagger-ui-bundle.js", SWAGGER_UI,
          "favicon-32x32.png", SWAGGER_UI);

  /// The API document in YAML, in UTF-8.
  byte[] document() {
    return read("/META-INF/swagger/openapi.yml");
  }

  /// The page of the viewer, in UTF-8.
  byte[] index() {
    return read(OWN + "index.html");
  }

  /// What the page of the viewer loads. Nothing else of the class path is ever served.
  Optional<byte[]> viewerFile(String name) {
    return Optional.ofNullable(VIEWER_FILES.get(name)).map(folder -> read(folder + name));
  }

  private static String swaggerUi() {
    var properties = new Properties();
    try (var in = open("/dev/ava/rest/docs.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("swagger-ui");
  }

  private static byte[] read(String path) {
    try (var in = open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    var in = DocsFiles.class.getResourceAsStream(path);
    if (in == null) {
      throw new IllegalStateException(path + " is missing from the class path");
    }
    return in;
  }
}
