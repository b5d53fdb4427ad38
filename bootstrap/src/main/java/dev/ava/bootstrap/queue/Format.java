package dev.ava.bootstrap.queue;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// How an answer is printed.
public final class Format {
  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  public <T> void print(
      PrintWriter out, T answer, Function<T, String> asText, Function<T, JsonNode> asJson) {
    out.println(json ? written(asJson.apply(answer)) : asText.apply(answer));
    out.flush();
  }

  private static String written(JsonNode node) {
    try {
      return JsonMapper.createDefault().writeValueAsString(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
