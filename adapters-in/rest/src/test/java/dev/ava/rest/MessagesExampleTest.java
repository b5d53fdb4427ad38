package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.usecase.ListMessages;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

final class MessagesExampleTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final UserId OWNER =
      new UserId(UUID.fromString("5b1c6c0a-9c54-4f0e-8f7e-0d6a3b2f4c11"));
  private static final Avatar.Id AVATAR =
      new Avatar.Id(UUID.fromString("01934c8a-77aa-7c1e-8a54-9d2b6c3e1f05"));

  @Test
  void theExampleInTheApiDocumentIsWhatAvaSays() {
    SERVER.useCases().listMessages =
        _ -> new ListMessages.Outcome(List.of(answer(), picture()), Optional.empty());

    assertThat(plain(example())).isEqualTo(Answers.list(SERVER.getAsAnn("/messages")));
  }

  private static Message answer() {
    return new Message(
        new Message.Id(UUID.fromString("01934c8e-2f6b-7d4a-9b0e-5f1c2a7d8e93")),
        OWNER,
        AVATAR,
        Message.Channel.WHATSAPP,
        Message.Role.ASSISTANT,
        "[Echo] Look at this!",
        NOON.plusMillis(1_250),
        Message.Status.FAILED,
        null,
        null,
        new SendFailure(131_026, "for the operator"),
        List.of());
  }

  private static Message picture() {
    return new Message(
        new Message.Id(UUID.fromString("01934c8e-2b01-7e3f-a1c2-6d7e8f901234")),
        OWNER,
        AVATAR,
        Message.Channel.WHATSAPP,
        Message.Role.USER,
        "Look at this!",
        NOON.plusMillis(125),
        Message.Status.RECEIVED,
        new Attachment.Media(
            Attachment.Kind.IMAGE,
            "1003383421387256",
            "image/jpeg",
            "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=",
            "Look at this!",
            null),
        new MessageContext(
            new Wamid("wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTA="),
            MessageContext.Forwarded.NO,
            null,
            null),
        null,
        List.of(
            new MessageEvent.Reacted("😀", NOON.plusSeconds(60)),
            new MessageEvent.Revoked(NOON.plusSeconds(120))));
  }

  private static @Nullable Object example() {
    Object found =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(SERVER.get("/openapi.yml").body());
    for (var key : List.of("components", "examples", "messages", "value")) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }

  /// The same with times as JSON has them; YAML reads them as dates.
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Date date -> date.toInstant().toString();
      case List<?> list -> list.stream().map(MessagesExampleTest::plain).toList();
      case Map<?, ?> map -> {
        var plain = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, child) -> plain.put(key, plain(child)));
        yield plain;
      }
      case null, default -> value;
    };
  }
}
