package dev.ava.webhook;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.ava.domain.shared.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// Reads JSON in one pass, in time and memory that grow with its length alone. Numbers stay as they
/// are written, strings become storable, and what lies deeper than Meta ever nests is passed over.
final class JsonReader {
  private static final int DEEPEST_LOOKED_INTO = 32;
  private static final int DEEPEST = 10_000;
  private static final int MOST_TOKENS = 500_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxTokenCount(MOST_TOKENS)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final JsonParser parser;
  private final String body;

  private JsonReader(JsonParser parser, String body) {
    this.parser = parser;
    this.body = body;
  }

  /// The one value that `body` consists of.
  ///
  /// @throws IOException if it is no JSON, nested deeper than 10,000 levels, or longer than 500,000
  ///     tokens
  static JsonValue read(String body) throws IOException {
    var characters = body.toCharArray();
    try (var parser = FACTORY.createParser(characters, 0, characters.length)) {
      var value = new JsonReader(parser, body).value(parser.nextToken(), 0);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "There is more than one value.");
      }
      return value;
    }
  }

  private JsonValue value(@Nullable JsonToken token, int depth) throws IOException {
    if (token == null) {
      throw new JsonParseException(parser, "There is no value.");
    }
    return switch (token) {
      case START_OBJECT -> depth < DEEPEST_LOOKED_INTO ? object(depth) : deep();
      case START_ARRAY -> depth < DEEPEST_LOOKED_INTO ? array(depth) : deep();
      case VALUE_STRING -> JsonValue.string(Texts.storable(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonValue.number(parser.getText());
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      case NOT_AVAILABLE, FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT ->
          throw new JsonParseException(parser, "A value is missing.");
    };
  }

  private JsonValue object(int depth) throws IOException {
    var start = start();
    var fields = new HashMap<String, JsonValue>();
    while (parser.nextToken() != END_OBJECT) {
      var name = parser.currentName();
      fields.put(name, value(parser.nextToken(), depth + 1));
    }
    return JsonValue.object(fields, since(start));
  }

  private JsonValue array(int depth) throws IOException {
    var start = start();
    var elements = new ArrayList<JsonValue>();
    for (var token = parser.nextToken(); token != END_ARRAY; token = parser.nextToken()) {
      elements.add(value(token, depth + 1));
    }
    return JsonValue.array(elements, since(start));
  }

  private JsonValue deep() throws IOException {
    var start = start();
    parser.skipChildren();
    return JsonValue.deep(since(start));
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private JsonValue.Source since(int start) {
    return new JsonValue.Source(body, start, (int) parser.currentLocation().getCharOffset());
  }
}
