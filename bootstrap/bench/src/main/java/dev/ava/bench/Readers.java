package dev.ava.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/// The people who read, as they sign in.
final class Readers {
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final int AT_ONCE = 8;
  private static final int ADDRESSES = 250;

  private Readers() {}

  /// Signs people in.
  ///
  /// @return their access tokens, in order
  static List<String> tokens(String url, People people) throws IOException, InterruptedException {
    var tokens = new ArrayList<String>();
    try (var http = HttpClient.newHttpClient();
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var answers = new ArrayList<Future<String>>();
      for (var body : people.signIns()) {
        var address = address(answers.size());
        answers.add(threads.submit(() -> token(http, url, body, address)));
      }
      for (var answer : answers) {
        tokens.add(answer.get());
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return tokens;
  }

  private static String token(HttpClient http, String url, String body, String address)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/auth/signin"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", address)
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    var token = TOKEN.matcher(answer.body());
    if (!token.find()) {
      throw new IOException("No sign-in: " + answer.statusCode() + " " + answer.body());
    }
    return token.group(1);
  }

  private static String address(int number) {
    return "10.%d.%d.%d"
        .formatted(
            number / ADDRESSES / ADDRESSES, number / ADDRESSES % ADDRESSES, number % ADDRESSES + 1);
  }
}
