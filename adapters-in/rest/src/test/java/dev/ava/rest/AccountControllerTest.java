package dev.ava.rest;

import static dev.ava.rest.Answers.assertProblem;
import static dev.ava.rest.Answers.assertRefusedFields;
import static dev.ava.rest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Tier;
import dev.ava.domain.account.usecase.DeleteAccount;
import dev.ava.domain.account.usecase.ExportAccount;
import dev.ava.domain.avatar.Age;
import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.AvatarName;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.avatar.Personality;
import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.FakeClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountControllerTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Instant NOW = FakeUseCases.NOW;
  private static final String PASSWORD = "{\"password\":\"correct horse\"}";
  private static final Account ACCOUNT = new Account(RestServer.ANN, Tier.BUILDER, true, NOW);

  @BeforeEach
  void startAnew() {
    SERVER.bean(FakeClock.class).advance(Duration.ofHours(1));
    SERVER.useCases().commands.clear();
  }

  @Test
  void anAccountIsDeletedWithTheCallersPassword() {
    SERVER.useCases().deleteAccount = _ -> new DeleteAccount.Outcome.Erased();

    var response = delete(PASSWORD);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(SERVER.useCases().commands)
        .containsExactly(
            new DeleteAccount.Command(
                new Caller.User(RestServer.ANN),
                new EmailAddress("ann@example.org"),
                "correct horse"));
  }

  @Test
  void whatTheSignInStillHasIsAcceptedToBeDeleted() {
    SERVER.useCases().deleteAccount = _ -> new DeleteAccount.Outcome.SignInLeft();

    var response = delete(PASSWORD);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void aWrongPasswordIsRefusedAndCountedLikeASignIn() {
    SERVER.useCases().deleteAccount = _ -> new DeleteAccount.Outcome.WrongPassword();

    for (var guess = 0; guess < 10; guess++) {
      assertProblem(delete(PASSWORD), ProblemCode.INVALID_CREDENTIALS);
    }

    assertProblem(delete(PASSWORD), ProblemCode.TOO_MANY_REQUESTS);
    assertThat(SERVER.useCases().commands).hasSize(10);
    assertProblem(
        SERVER.post(
            "/auth/signin", "{\"email\":\"ann@example.org\",\"password\":\"correct horse\"}"),
        ProblemCode.TOO_MANY_REQUESTS);
  }

  @Test
  void aSignInThatSlowsDownIsPassedOn() {
    SERVER.useCases().deleteAccount =
        _ -> new DeleteAccount.Outcome.Throttled(Duration.ofSeconds(7));

    var response = delete(PASSWORD);

    assertProblem(response, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(response, "Retry-After")).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"password\":null}", "{\"password\":7}", "{\"password\":[]}"})
  void aPasswordIsRequired(String body) {
    assertThat(assertRefusedFields(delete(body))).containsOnlyKeys("password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "\"correct horse\""})
  void aBodyIsAJsonObject(String body) {
    assertProblem(delete(body), ProblemCode.MALFORMED_JSON);
  }

  @Test
  void aDeletionWithoutABodyIsRefused() {
    assertThat(SERVER.deleteAsAnn("/account").statusCode()).isEqualTo(400);
  }

  @Test
  void aTokenThatNamesNoAddressDeletesNothing() {
    var token = RestServer.token(RestServer.ANN.toString(), Map.of("email", "nobody"));

    var response =
        SERVER.sendJson("DELETE", "/account", PASSWORD, "Authorization", "Bearer " + token);

    assertProblem(response, ProblemCode.INVALID_CREDENTIALS);
    assertThat(SERVER.useCases().commands).isEmpty();
  }

  @Test
  void whoOnlyAsksForTheHeadGetsNoExport() {
    var response =
        SERVER.send(
            "HEAD",
            "/account/export",
            BodyPublishers.noBody(),
            "Authorization",
            RestServer.bearer());

    assertThat(response.statusCode()).isEqualTo(405);
  }

  @Test
  void whoHasNotSignedInDeletesAndTakesNothing() {
    assertProblem(SERVER.sendJson("DELETE", "/account", PASSWORD), ProblemCode.UNAUTHORIZED);
    assertProblem(SERVER.get("/account/export"), ProblemCode.UNAUTHORIZED);
  }

  @Test
  void whoseAccountIsGoneIsNotSignedInAnyMore() {
    SERVER.useCases().exportAccount =
        _ -> {
          throw new CallerGone();
        };

    var response = SERVER.getAsAnn("/account/export");

    assertProblem(response, ProblemCode.UNAUTHORIZED);
    assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @Test
  void anExportThatFailsIsAnsweredAsAProblem() {
    SERVER.useCases().exportAccount =
        _ -> {
          throw new Unavailable("The store is away.");
        };

    assertProblem(SERVER.getAsAnn("/account/export"), ProblemCode.UNAVAILABLE);
  }

  @Test
  void anExportIsTakenFiveTimesInTenMinutes() {
    show(contents(List.of()));

    for (var time = 0; time < 5; time++) {
      assertThat(export().statusCode()).isEqualTo(200);
    }

    assertProblem(SERVER.getAsAnn("/account/export"), ProblemCode.TOO_MANY_REQUESTS);
    SERVER.bean(FakeClock.class).advance(Duration.ofMinutes(2));
    assertThat(export().statusCode()).isEqualTo(200);
  }

  @Test
  void anExportIsAZipThatIsSavedAndNotShown() throws IOException {
    show(contents(List.of()));

    var response = export();

    assertThat(header(response, "Content-Type")).isEqualTo("application/zip");
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"ava-export.zip\"");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(files(response))
        .containsOnlyKeys("account.json", "messages.json", "timeline.html")
        .containsEntry("messages.json", "[]\n");
  }

  @Test
  void everythingIsInIt() throws IOException {
    var avatar =
        new Avatar(
            new Avatar.Id(UUID.randomUUID()),
            RestServer.ANN,
            new Persona(new AvatarName("Luna"), new Age(27), Personality.SHY, null),
            NOW,
            NOW);
    var phone = new PhoneNumber("+4915112345678");
    var before = new WhatsAppSender(null, phone);
    var after =
        new WhatsAppSender(new BusinessScopedUserId("DE.42"), new PhoneNumber("+4915112345679"));
    var first = message("hello", Message.Role.USER, null, null, null, List.of());
    var second =
        message(
            "[image] Look",
            Message.Role.USER,
            new Attachment.Media(Attachment.Kind.IMAGE, "1003", "image/jpeg", null, "Look", null),
            new MessageContext(new Wamid("wamid.1"), MessageContext.Forwarded.OFTEN, null, null),
            new SendFailure(131_026, "Undeliverable"),
            List.of(new MessageEvent.Reacted("👍", NOW), new MessageEvent.Revoked(NOW)));
    show(
        new ExportAccount.Contents(
            ACCOUNT,
            Optional.of(avatar),
            Optional.of(new WhatsAppLink.Pending(phone, new LinkCode("AVA-7K3M9Q"), NOW)),
            List.of(before, new WhatsAppSender(after.userId(), null)),
            List.of(new IdentityChange(before, after, NOW)),
            List.of(first, second)));

    var files = files(export());

    assertThat(files.get("account.json"))
        .isEqualTo(
            "{\"user_id\":\"%s\",\"email\":\"ann@example.org\",\"tier\":\"builder\",\"active\":true,\"created_at\":\"2026-11-20T12:34:56.123456Z\",\"exported_at\":\"2026-11-20T12:34:56Z\"}"
                .formatted(RestServer.ANN));
    assertThat(files.get("avatar.json")).contains("\"name\":\"Luna\"", "\"age\":27");
    assertThat(files.get("preferences.json"))
        .isEqualTo(
            "{\"whatsapp_phone\":\"+4915112345678\",\"whatsapp_status\":\"pending\",\"link_code\":\"AVA-7K3M9Q\",\"link_code_expires_at\":\"2026-11-20T12:34:56.123456Z\"}");
    assertThat(files.get("identities.json"))
        .isEqualTo(
            "{\"aliases\":[{\"phone\":\"+4915112345678\"},{\"user_id\":\"DE.42\"}],\"changes\":[{\"before\":{\"phone\":\"+4915112345678\"},\"after\":{\"user_id\":\"DE.42\",\"phone\":\"+4915112345679\"},\"at\":\"2026-11-20T12:34:56.123456Z\"}]}");
    var messages = Answers.list(file(files, "messages.json"));
    assertThat(messages).hasSize(2);
    assertThat(messages.getFirst()).containsEntry("content", "hello");
    assertThat(messages.getLast())
        .containsKeys("attachment", "context", "failure", "events")
        .containsEntry("id", second.id().value().toString());
    assertThat(files.get("timeline.html"))
        .containsSubsequence(
            "As of 20 November 2026, 12:34:56 UTC",
            "<strong>You</strong>",
            "hello",
            "[image] Look",
            "Forwarded many times",
            "In reply to another message",
            "Not delivered: Undeliverable",
            "Reacted with 👍 · 20 November 2026, 12:34:56 UTC",
            "Taken back");
  }

  @Test
  void aLinkedNumberIsExportedWithItsTime() throws IOException {
    show(
        new ExportAccount.Contents(
            ACCOUNT,
            Optional.empty(),
            Optional.of(new WhatsAppLink.Linked(new PhoneNumber("+4915112345678"), NOW)),
            List.of(),
            List.of(),
            List.of()));

    assertThat(files(export()).get("preferences.json"))
        .isEqualTo(
            "{\"whatsapp_phone\":\"+4915112345678\",\"whatsapp_status\":\"linked\",\"whatsapp_linked_at\":\"2026-11-20T12:34:56.123456Z\"}");
  }

  @Test
  void whatAnybodyHasTypedIsTextInTheTimeline() throws IOException {
    var hostile = "</p><script>alert('1')</script><img src=x onerror=\"a&b\">";
    show(
        contents(
            List.of(
                message(
                    hostile,
                    Message.Role.ASSISTANT,
                    new Attachment.Location("1", "2", hostile, null, null),
                    null,
                    new SendFailure(null, hostile),
                    List.of(new MessageEvent.Edited(hostile, null, NOW))))));

    var page = file(files(export()), "timeline.html");

    assertThat(page)
        .doesNotContain("<script", "<img", "onerror=\"")
        .contains(
            "&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&lt;img src=x onerror=&quot;a&amp;b&quot;&gt;")
        .contains("default-src 'none'");
    assertThat(page.split("&lt;script&gt;", -1)).hasSize(5);
  }

  @Test
  void nothingStaysOnTheDisk() throws IOException {
    show(contents(List.of(message("hello", Message.Role.USER, null, null, null, List.of()))));

    export();

    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("ava-export"));
    }
  }

  private static void show(ExportAccount.Contents contents) {
    SERVER.useCases().exportAccount = command -> command.reader().accept(contents);
  }

  private static ExportAccount.Contents contents(List<Message> messages) {
    return new ExportAccount.Contents(
        ACCOUNT, Optional.empty(), Optional.empty(), List.of(), List.of(), messages);
  }

  private static Message message(
      String content,
      Message.Role role,
      @Nullable Attachment attachment,
      @Nullable MessageContext context,
      @Nullable SendFailure failure,
      List<MessageEvent> events) {
    return new Message(
        new Message.Id(UUID.randomUUID()),
        RestServer.ANN,
        null,
        Message.Channel.WHATSAPP,
        role,
        content,
        NOW,
        failure == null ? Message.Status.RECEIVED : Message.Status.FAILED,
        attachment,
        context,
        failure,
        events);
  }

  private static HttpResponse<String> delete(String body) {
    return SERVER.sendJson("DELETE", "/account", body, "Authorization", RestServer.bearer());
  }

  private static HttpResponse<byte[]> export() {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + SERVER.port() + "/account/export"))
            .header("Authorization", RestServer.bearer())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String file(Map<String, String> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static Map<String, String> files(HttpResponse<byte[]> response) throws IOException {
    assertThat(response.statusCode()).isEqualTo(200);
    var files = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
