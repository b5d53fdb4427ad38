package dev.ava.webhook;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON value that nobody has promised anything about: whoever asks it for what it is not gets
/// something empty, never an error.
///
/// @param scalar a string as it reads or a number as it was written; empty for everything else
/// @param fields of an object; of two with one name the last
/// @param elements of an array
/// @param source the JSON that it was read from, nothing for a string
record JsonValue(
    Kind kind,
    String scalar,
    Map<String, JsonValue> fields,
    List<JsonValue> elements,
    @Nullable Source source) {
  static final JsonValue TRUE = literal("true");
  static final JsonValue FALSE = literal("false");
  static final JsonValue NULL = literal("null");

  /// What a value is.
  enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    /// `true`, `false`, `null`, or not there at all.
    LITERAL,
    /// An object or array too deep inside others to be looked into.
    DEEP
  }

  /// A piece of a body, cut out only when it is asked for.
  record Source(String body, int start, int end) {
    int length() {
      return end - start;
    }

    @Override
    public String toString() {
      return body.substring(start, end);
    }
  }

  static JsonValue string(String value) {
    return new JsonValue(Kind.STRING, value, Map.of(), List.of(), null);
  }

  static JsonValue number(String written) {
    return new JsonValue(Kind.NUMBER, written, Map.of(), List.of(), whole(written));
  }

  static JsonValue object(Map<String, JsonValue> fields, Source source) {
    return new JsonValue(Kind.OBJECT, "", fields, List.of(), source);
  }

  static JsonValue array(List<JsonValue> elements, Source source) {
    return new JsonValue(Kind.ARRAY, "", Map.of(), elements, source);
  }

  static JsonValue deep(Source source) {
    return new JsonValue(Kind.DEEP, "", Map.of(), List.of(), source);
  }

  /// A JSON string that reads as `value`.
  static String quoted(String value) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
  }

  JsonValue get(String field) {
    return fields.getOrDefault(field, NULL);
  }

  /// The string or number under a field.
  String text(String field) {
    return get(field).scalar();
  }

  /// The string or number under a field, nothing if it is blank.
  @Nullable String given(String field) {
    var text = text(field);
    return text.isBlank() ? null : text;
  }

  boolean is(Kind asked) {
    return kind == asked;
  }

  /// About how long [#json()] is.
  int length() {
    return source == null ? scalar.length() : source.length();
  }

  /// The value as JSON, as it came but for the escapes in a string.
  String json() {
    return source == null ? quoted(scalar) : source.toString();
  }

  private static JsonValue literal(String written) {
    return new JsonValue(Kind.LITERAL, "", Map.of(), List.of(), whole(written));
  }

  private static Source whole(String written) {
    return new Source(written, 0, written.length());
  }
}
