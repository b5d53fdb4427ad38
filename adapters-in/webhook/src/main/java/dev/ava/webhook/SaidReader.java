package dev.ava.webhook;

import static java.util.Map.entry;

import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Attachment.Kind;
import dev.ava.domain.messaging.Attachment.Offer;
import dev.ava.domain.messaging.Attachment.Unsupported;
import dev.ava.domain.messaging.Said;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what a message says, each type in its own way.
final class SaidReader {
  private static final int LONGEST_TYPE = 60;

  /// The types that WhatsApp gives to what it does not hand on.
  private static final Set<String> HIDDEN = Set.of("unsupported", "unknown");

  /// The types that say nothing but what was done to another message.
  private static final Set<String> EVENTS = Set.of("reaction", "edit", "revoke");

  private static final Map<String, Function<JsonValue, Optional<Said>>> TYPES =
      Map.ofEntries(
          entry("text", SaidReader::text),
          entry("image", image -> MediaReader.read(Kind.IMAGE, image)),
          entry("video", video -> MediaReader.read(Kind.VIDEO, video)),
          entry("audio", MediaReader::audio),
          entry("voice", voice -> MediaReader.read(Kind.VOICE, voice)),
          entry("document", document -> MediaReader.read(Kind.DOCUMENT, document)),
          entry("sticker", sticker -> MediaReader.read(Kind.STICKER, sticker)),
          entry("location", place -> wordless(ThingReader.location(place))),
          entry("contacts", cards -> wordless(ThingReader.contacts(cards))),
          entry("order", order -> wordless(ThingReader.order(order))),
          entry("button", AnswerReader::templateButton),
          entry("interactive", nothing -> Optional.empty()),
          entry("interactive/button_reply", reply -> AnswerReader.choice(Offer.BUTTON, reply)),
          entry("interactive/list_reply", reply -> AnswerReader.choice(Offer.LIST, reply)),
          entry("interactive/nfm_reply", AnswerReader::form),
          entry("interactive/call_permission_reply", AnswerReader::callPermission));

  private final JsonValue message;
  private final String type;
  private final JsonValue body;

  private SaidReader(JsonValue message) {
    var type = message.text("type");
    var body = message.get(type);
    var inner = type.equals("interactive") ? body.text("type") : "";
    this.message = message;
    this.type = inner.isBlank() ? type : type + "/" + inner;
    this.body = inner.isBlank() ? body : body.get(inner);
  }

  /// What a message says, nothing if Ava cannot read it. A message that WhatsApp does not hand on
  /// says just that.
  static Optional<Said> read(JsonValue message) {
    return new SaidReader(message).read();
  }

  /// One line that says why a message cannot be read.
  static String refusal(JsonValue message) {
    return new SaidReader(message).refusal();
  }

  private Optional<Said> read() {
    return Optional.ofNullable(TYPES.get(type))
        .flatMap(reader -> reader.apply(body))
        .or(this::unsupported)
        .map(this::inContext);
  }

  private String refusal() {
    if (type.isBlank()) {
      return "A message that does not say its type.";
    }
    var named = "A message of type " + Lines.of(type, LONGEST_TYPE);
    return TYPES.containsKey(type) || HIDDEN.contains(type) || EVENTS.contains(type)
        ? named + " without its content."
        : named + ", which Ava does not know.";
  }

  private Optional<Said> unsupported() {
    var errors = message.get("errors");
    return errors.elements().isEmpty() ? Optional.empty() : wordless(Optional.of(why(errors)));
  }

  private Unsupported why(JsonValue errors) {
    var why = ErrorReader.first(errors);
    return new Unsupported(realType(), why.code(), why.reason());
  }

  private @Nullable String realType() {
    if (HIDDEN.contains(type)) {
      return body.given("type");
    }
    return type.isBlank() ? null : Lines.of(type, LONGEST_TYPE);
  }

  private Said inContext(Said said) {
    return new Said(
        said.content(), said.answered(), said.attachment(), ContextReader.read(message));
  }

  private static Optional<Said> text(JsonValue text) {
    var body = text.get("body");
    return body.is(JsonValue.Kind.STRING) && !body.scalar().isBlank()
        ? Optional.of(Said.text(body.scalar()))
        : Optional.empty();
  }

  private static Optional<Said> wordless(Optional<? extends Attachment> attachment) {
    return attachment.map(thing -> new Said(thing.line(), false, thing, null));
  }
}
