package dev.ava.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/// Pages of messages, as links lead from one to the next.
final class Pages {
  static final int SIZE = 50;
  static final String NEWEST = "/messages?limit=" + SIZE;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");

  private Pages() {}

  /// The path of the page behind somebody's newest messages, so many of them, less what is no whole
  /// page.
  ///
  /// @throws IOException if no link leads there
  static String behind(int messages, String url, String token)
      throws IOException, InterruptedException {
    var path = NEWEST;
    try (var http = HttpClient.newHttpClient()) {
      for (var page = 0; page < messages / SIZE; page++) {
        var request =
            HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = http.send(request, BodyHandlers.discarding());
        var next = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        if (!next.find()) {
          throw new IOException("No next page: %d of %s".formatted(answer.statusCode(), path));
        }
        path = next.group(1);
      }
    }
    return path;
  }
}
