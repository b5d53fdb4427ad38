package dev.ava.rest;

import static dev.ava.rest.Answers.assertRefusedFields;
import static dev.ava.rest.Answers.header;
import static dev.ava.rest.Answers.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.usecase.ListMessages;
import dev.ava.domain.shared.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesControllerTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Caller.User ANN = new Caller.User(RestServer.ANN);
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.123456Z");
  private static final Pattern NEXT = Pattern.compile("<(/messages\\?[^>]+)>; rel=\"next\"");

  @BeforeEach
  void forget() {
    SERVER.useCases().commands.clear();
  }

  @Test
  void messagesAreListedInTheOrderGiven() {
    var avatar = UUID.randomUUID();
    var answer = message(2, Message.Role.ASSISTANT, new Avatar.Id(avatar), "[Echo] hello 🌙");
    var question = message(1, Message.Role.USER, null, "");
    SERVER.useCases().listMessages =
        _ -> new ListMessages.Outcome(List.of(answer, question), Optional.empty());

    var response = SERVER.getAsAnn("/messages");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Link")).isEmpty();
    var messages = list(response);
    assertThat(messages).hasSize(2);
    assertThat(messages.get(0))
        .isEqualTo(
            Map.of(
                "id", answer.id().value().toString(),
                "user_id", RestServer.ANN.toString(),
                "avatar_id", avatar.toString(),
                "channel", "whatsapp",
                "role", "assistant",
                "content", "[Echo] hello 🌙",
                "created_at", "2026-01-02T03:04:05.123456Z",
                "status", "delivered"));
    assertThat(messages.get(1))
        .hasSize(8)
        .containsEntry("avatar_id", null)
        .containsEntry("content", "")
        .containsEntry("role", "user");
  }

  @Test
  void emptyLogIsAnEmptyArray() {
    SERVER.useCases().listMessages = _ -> new ListMessages.Outcome(List.of(), Optional.empty());

    assertThat(SERVER.getAsAnn("/messages").body()).isEqualTo("[]");
  }

  @Test
  void usualPageHasFifty() {
    SERVER.useCases().listMessages = _ -> new ListMessages.Outcome(List.of(), Optional.empty());

    SERVER.getAsAnn("/messages");

    assertThat(SERVER.useCases().commands).containsExactly(new ListMessages.Command(ANN, 50, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200})
  void limitIsPassedOn(int limit) {
    SERVER.useCases().listMessages = _ -> new ListMessages.Outcome(List.of(), Optional.empty());

    SERVER.getAsAnn("/messages?limit=" + limit);

    assertThat(SERVER.useCases().commands)
        .containsExactly(new ListMessages.Command(ANN, limit, null));
  }

  @Test
  void linkLeadsToThePlaceBehindTheLastMessage() {
    var cursor = new MessageCursor(THEN, new Message.Id(UUID.randomUUID()));
    SERVER.useCases().listMessages =
        command ->
            new ListMessages.Outcome(
                List.of(), command.before() == null ? Optional.of(cursor) : Optional.empty());

    var link = header(SERVER.getAsAnn("/messages?limit=7"), "Link");
    var next = NEXT.matcher(link);
    assertThat(next.matches()).as(link).isTrue();
    var last = SERVER.getAsAnn(next.group(1));

    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(last.headers().firstValue("Link")).isEmpty();
    assertThat(SERVER.useCases().commands)
        .containsExactly(
            new ListMessages.Command(ANN, 7, null), new ListMessages.Command(ANN, 7, cursor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "2147483647"})
  void limitOutOfRangeIsNamed(String limit) {
    assertThat(assertRefusedFields(SERVER.getAsAnn("/messages?limit=" + limit)))
        .isEqualTo(Map.of("limit", "A limit is 1 to 200."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "1.5", "0x10", "99999999999", "%00", "%F0%9F%8C%99"})
  void limitThatIsNoNumberIsNamed(String limit) {
    assertThat(assertRefusedFields(SERVER.getAsAnn("/messages?limit=" + limit)))
        .isEqualTo(Map.of("limit", "This field is a whole number."));
  }

  @Test
  void everyBadParameterIsNamed() {
    assertThat(assertRefusedFields(SERVER.getAsAnn("/messages?limit=0&before=rubbish")))
        .isEqualTo(
            Map.of(
                "limit", "A limit is 1 to 200.",
                "before", "A cursor is what the link to the next page says."));
    assertThat(SERVER.useCases().commands).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Message.Status.class)
  void everyStatusIsWrittenInLowerCase(Message.Status status) {
    var message =
        new Message(
            new Message.Id(UUID.randomUUID()),
            RestServer.ANN,
            null,
            Message.Channel.APP,
            Message.Role.USER,
            "x",
            THEN,
            status);
    SERVER.useCases().listMessages =
        _ -> new ListMessages.Outcome(List.of(message), Optional.empty());

    assertThat(list(SERVER.getAsAnn("/messages")).getFirst())
        .containsEntry("status", status.name().toLowerCase(Locale.ROOT))
        .containsEntry("channel", "app");
  }

  private static Message message(
      int number, Message.Role role, Avatar.@Nullable Id avatar, String content) {
    return new Message(
        new Message.Id(new UUID(0x7000, number)),
        RestServer.ANN,
        avatar,
        Message.Channel.WHATSAPP,
        role,
        content,
        THEN,
        Message.Status.DELIVERED);
  }
}
