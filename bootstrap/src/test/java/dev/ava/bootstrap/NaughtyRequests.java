package dev.ava.bootstrap;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes hostile requests of good ones: a string of the list in the place of a value of the body,
/// of the query or of a header, or a body that is damaged.
final class NaughtyRequests {
  private static final Pattern VALUE =
      Pattern.compile("(?<=:)\\s*+(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|[0-9.eE+-]++|true|false|null)");
  private static final Pattern PARAMETER = Pattern.compile("(?<==)[^&]*");
  private static final List<String> HEADERS =
      List.of(
          "Authorization",
          "Accept",
          "Content-Type",
          "X-Hub-Signature-256",
          "X-Request-Id",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "Forwarded",
          "Origin",
          "Accept-Language",
          "Cookie");

  private final List<String> strings;
  private final RandomGenerator random;

  NaughtyRequests(List<String> strings, RandomGenerator random) {
    this.strings = strings;
    this.random = random;
  }

  /// A request, before it is signed.
  record Call(String method, String path, String query, Map<String, String> headers, byte[] body) {
    String text() {
      return "%s %s?%s %s %s"
          .formatted(method, path, query, headers, new String(body, StandardCharsets.UTF_8));
    }
  }

  /// The same with one thing changed.
  Call of(Call call) {
    return switch (random.nextInt(8)) {
      case 0 -> header(call);
      case 1 -> damaged(call);
      case 2 -> with(call, call.query(), raw(call.body()));
      case 3 -> with(call, parameter(call.query()), call.body());
      default -> with(call, parameter(call.query()), value(call.body()));
    };
  }

  private Call header(Call call) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(call.headers());
    headers.put(
        HEADERS.get(random.nextInt(HEADERS.size())), any().replaceAll("[^\\x20-\\x7e]", "?"));
    return new Call(call.method(), call.path(), call.query(), headers, call.body());
  }

  /// Bytes that are no text, too few of them, or far too many brackets.
  private Call damaged(Call call) {
    var body = call.body().clone();
    if (body.length == 0) {
      return with(call, call.query(), any().getBytes(StandardCharsets.UTF_8));
    }
    return switch (random.nextInt(3)) {
      case 0 -> with(call, call.query(), Arrays.copyOf(body, random.nextInt(body.length)));
      case 1 -> {
        body[random.nextInt(body.length)] = (byte) random.nextInt();
        yield with(call, call.query(), body);
      }
      default -> with(call, call.query(), "[".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    };
  }

  private byte[] value(byte[] body) {
    return replaced(body, "\"" + escaped(any()) + "\"");
  }

  /// The string as it is, which mostly is no JSON any more.
  private byte[] raw(byte[] body) {
    return replaced(body, "\"" + any() + "\"");
  }

  private byte[] replaced(byte[] body, String by) {
    var text = new String(body, StandardCharsets.UTF_8);
    var values = VALUE.matcher(text).results().toList();
    if (values.isEmpty()) {
      return body;
    }
    var value = values.get(random.nextInt(values.size()));
    return (text.substring(0, value.start()) + by + text.substring(value.end()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String parameter(String query) {
    return PARAMETER
        .matcher(query)
        .replaceAll(
            _ -> Matcher.quoteReplacement(URLEncoder.encode(any(), StandardCharsets.UTF_8)));
  }

  private static Call with(Call call, String query, byte[] body) {
    return new Call(call.method(), call.path(), query, call.headers(), body);
  }

  private String any() {
    return strings.get(random.nextInt(strings.size()));
  }

  private static String escaped(String text) {
    var json = new StringBuilder();
    text.chars()
        .forEach(
            unit ->
                json.append(
                    unit >= ' ' && unit < 0x7f && unit != '"' && unit != '\\'
                        ? String.valueOf((char) unit)
                        : "\\u%04x".formatted(unit)));
    return json.toString();
  }
}
