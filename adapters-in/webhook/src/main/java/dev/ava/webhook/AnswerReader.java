package dev.ava.webhook;

import dev.ava.domain.messaging.Attachment.Choice;
import dev.ava.domain.messaging.Attachment.Form;
import dev.ava.domain.messaging.Attachment.Offer;
import dev.ava.domain.messaging.Said;
import java.io.IOException;
import java.util.Optional;

/// Reads what a person answers to something that can be tapped or filled in.
final class AnswerReader {
  private AnswerReader() {}

  /// A tap on a button of a template, whose id is called payload.
  static Optional<Said> templateButton(JsonValue button) {
    return choice(Offer.TEMPLATE_BUTTON, button.text("payload"), button.text("text"), button);
  }

  /// A tap on a button or on a row of a list.
  static Optional<Said> choice(Offer offer, JsonValue reply) {
    return choice(offer, reply.text("id"), reply.text("title"), reply);
  }

  /// A form or an address.
  static Optional<Said> form(JsonValue reply) {
    var answers = reply.get("response_json");
    var name = reply.given("name");
    return answers.is(JsonValue.Kind.LITERAL)
        ? Optional.empty()
        : said(new Form(name == null ? "form" : name, reply.given("body"), answers(answers)));
  }

  /// Whether we may call the person.
  static Optional<Said> callPermission(JsonValue reply) {
    var response = reply.given("response");
    return response == null
        ? Optional.empty()
        : said(new Form("call_permission_reply", response, reply.json()));
  }

  private static Optional<Said> choice(Offer offer, String id, String title, JsonValue reply) {
    var seen = title.isBlank() ? id : title;
    return seen.isBlank()
        ? Optional.empty()
        : Optional.of(
            new Said(
                seen,
                !title.isBlank(),
                new Choice(offer, id, seen, reply.given("description")),
                null));
  }

  private static Optional<Said> said(Form form) {
    return Optional.of(new Said(form.line(), false, form, null));
  }

  /// JSON inside a string as a rule, but Meta does not promise that.
  private static String answers(JsonValue answers) {
    if (!answers.is(JsonValue.Kind.STRING)) {
      return answers.json();
    }
    try {
      var _ = JsonReader.read(answers.scalar());
      return answers.scalar();
    } catch (IOException notJson) {
      return answers.json();
    }
  }
}
