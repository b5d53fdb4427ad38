package dev.ava.rest;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The page that the `type` of every problem links to: all codes with what they mean.
final class ErrorsPage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Ava · errors</title></head>
      <body>
      <h1>Errors</h1>
      <p>Every error is <code>application/problem+json</code> (RFC 9457). Rely on <code>code</code>.</p>
      <table>
      <tr><th>code</th><th>status</th><th>title</th><th>meaning</th></tr>
      """;
  private static final String FOOT =
      """
      </table>
      </body>
      </html>
      """;

  private ErrorsPage() {}

  static String html() {
    return Arrays.stream(ProblemCode.values())
        .map(ErrorsPage::row)
        .collect(Collectors.joining("", HEAD, FOOT));
  }

  private static String row(ProblemCode code) {
    return "<tr id=\"%1$s\"><td><code>%1$s</code></td><td>%2$s</td><td>%3$s</td><td>%4$s</td></tr>\n"
        .formatted(code.code(), Integer.toString(code.status()), code.title(), code.detail());
  }
}
