package dev.ava.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.Texts;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the phone page and its endpoints tell each other.
final class PhoneJson {
  private static final int LONGEST_TEXT = 4_096;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_EMOJI = 32;
  private static final int MOST_COPIES = 10;

  private PhoneJson() {}

  /// @param displayPhoneNumber the business number, in E.164
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Business(String name, String displayPhoneNumber) {}

  /// @param epoch what the last view said, nothing for the first look
  /// @param revision what the last view said
  @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
  record Look(
      @Nullable String epoch, @Bindable(defaultValue = "0") long revision, boolean chatOpen) {}

  /// @param name the profile name of the person
  /// @param copies how many times Meta delivers the message, nothing for once
  /// @param forged whether to sign with a wrong secret
  @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
  record Write(String text, String name, @Bindable(defaultValue = "1") int copies, boolean forged) {
    /// @throws InvalidValue if a message cannot be like this
    Write checked() {
      Texts.checked(text, "A message", LONGEST_TEXT);
      Texts.checked(name, "A name", LONGEST_NAME);
      InvalidValue.unless(
          copies >= 1 && copies <= MOST_COPIES, "A message is delivered 1 to 10 times.");
      return this;
    }
  }

  /// @param emoji nothing to take it away
  @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
  record React(String messageId, @Nullable String emoji) {
    /// @throws InvalidValue if the emoji is far too long for one
    React checked() {
      if (emoji != null) {
        Texts.checked(emoji, "A reaction", LONGEST_EMOJI);
      }
      return this;
    }
  }

  @Serdeable.Deserializable
  record Online(boolean online) {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record View(
      String epoch,
      long revision,
      boolean reset,
      boolean online,
      boolean typing,
      @JsonInclude(Include.ALWAYS) List<Bubble> messages) {
    static View of(SimulatedPhone.View view) {
      return new View(
          view.epoch(),
          view.revision(),
          view.reset(),
          view.online(),
          view.typing(),
          view.messages().stream().map(Bubble::of).toList());
    }
  }

  /// @param direction `out` for what the person wrote, `in` for what they got
  @Serdeable.Serializable
  @JsonInclude(Include.NON_NULL)
  record Bubble(
      String id,
      String direction,
      String text,
      Instant at,
      String status,
      @Nullable String note,
      @Nullable String reaction) {
    static Bubble of(ChatMessage message) {
      return new Bubble(
          message.id(),
          message.direction().code(),
          message.text(),
          message.at(),
          message.status().code(),
          message.note(),
          message.reaction());
    }
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(Include.NON_NULL)
  record Attempt(
      Instant at,
      String what,
      String messageId,
      int attempt,
      @Nullable Integer statusCode,
      @Nullable String trouble,
      long millis) {
    static Attempt of(WebhookLog.Attempt attempt) {
      return new Attempt(
          attempt.at(),
          attempt.about().what(),
          attempt.about().messageId(),
          attempt.number(),
          attempt.statusCode(),
          attempt.trouble(),
          attempt.millis());
    }
  }

  /// @param detail one sentence for the person
  @Serdeable.Serializable
  record Problem(String title, String detail) {
    static Problem of(InvalidValue fault) {
      return new Problem("Not possible", String.valueOf(fault.getMessage()));
    }
  }
}
