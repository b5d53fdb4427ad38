package dev.ava.simulator;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of the developer pages, below `dev/` on the class path.
@Singleton
@LocalOnly
final class Pages {
  private static final Pattern ASSET = Pattern.compile("[a-z]+(?:-[a-z]+)*\\.(css|js|svg)");
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "html", utf8("text/html"),
          "css", utf8("text/css"),
          "js", utf8("text/javascript"),
          "svg", utf8("image/svg+xml"));

  Optional<Content> page(String name) {
    return read("/dev/" + name + ".html", "html");
  }

  /// Nothing for a name that is not that of an asset, whatever file it may lead to.
  Optional<Content> asset(String name) {
    var matcher = ASSET.matcher(name);
    return matcher.matches() ? read("/dev/assets/" + name, matcher.group(1)) : Optional.empty();
  }

  private static Optional<Content> read(String path, String extension) {
    try (var stream = Pages.class.getResourceAsStream(path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new Content(stream.readAllBytes(), type(extension)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MediaType type(String extension) {
    return Optional.ofNullable(TYPES.get(extension)).orElseThrow();
  }

  private static MediaType utf8(String type) {
    return MediaType.of(type + ";charset=utf-8");
  }

  @SuppressWarnings("ArrayRecordComponent") // Read once, handed on, compared by nobody.
  record Content(byte[] bytes, MediaType type) {}
}
