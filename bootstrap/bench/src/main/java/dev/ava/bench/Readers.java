package dev.ava.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The people who read, as they sign in.
final class Readers {
  static final String PASSWORD = "benchmark-pass-1";
  private static final int COUNT = 200;
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  private Readers() {}

  /// Writes what each posts to sign in, one in a line.
  static Path signIns(Path folder) throws IOException {
    return Files.write(folder.resolve("sign-ins.txt"), bodies());
  }

  /// Signs everybody in, and writes their tokens, one in a line.
  static Path tokens(String url, Path folder) throws IOException, InterruptedException {
    var tokens = new ArrayList<String>();
    try (var http = HttpClient.newHttpClient()) {
      for (var body : bodies()) {
        var request =
            HttpRequest.newBuilder(URI.create(url + "/auth/signin"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10.9.0." + (tokens.size() + 1))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        var token = TOKEN.matcher(answer.body());
        if (!token.find()) {
          throw new IOException("No sign-in: " + answer.statusCode() + " " + answer.body());
        }
        tokens.add(token.group(1));
      }
    }
    return Files.write(folder.resolve("tokens.txt"), tokens);
  }

  private static List<String> bodies() {
    return IntStream.rangeClosed(1, COUNT)
        .mapToObj(
            n -> "{\"email\":\"user%d@example.com\",\"password\":\"%s\"}".formatted(n, PASSWORD))
        .toList();
  }
}
