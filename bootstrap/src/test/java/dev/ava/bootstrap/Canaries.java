package dev.ava.bootstrap;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// A person who leaves a trace in every place in which Ava keeps something, under words, names and
/// ids that nobody else has. Everything comes about as it does in life: by calls and webhooks.
final class Canaries {
  static final String PASSWORD = "correct canary";

  private static final int UNDELIVERABLE = 131_026;

  private final RunningAva ava;
  private final String word = "canary" + UUID.randomUUID().toString().replace("-", "");
  private final String email = word + "@example.org";
  private final String former = Api.somePhone();
  private final String phone = Api.somePhone();
  private final String bsuid =
      "DE." + ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L);
  private Api api;
  private String refreshToken = "";
  private String user = "";

  private Canaries(RunningAva ava) {
    this.ava = ava;
    this.api = ava.api();
  }

  static Canaries planted(RunningAva ava) throws Exception {
    var canaries = new Canaries(ava);
    canaries.writeAsAStranger();
    canaries.signUpAndLink();
    canaries.talk();
    canaries.changeNumber();
    canaries.leaveThingsUndone();
    return canaries;
  }

  /// The API as this person.
  Api api() {
    return api;
  }

  String email() {
    return email;
  }

  String phone() {
    return phone;
  }

  String refreshToken() {
    return refreshToken;
  }

  String user() {
    return user;
  }

  /// What tells this person from everybody else, as it may stand anywhere.
  List<String> traces() {
    return List.of(word, former.substring(1), phone.substring(1), bsuid, user);
  }

  /// A webhook in which the person says something.
  String saying(String text) {
    return Webhooks.textOf(bsuid, Optional.of(phone), wamid(), text);
  }

  Api.Answer delete(String password) throws Exception {
    return api.delete("/account", "{\"password\":\"%s\"}".formatted(password));
  }

  private String wamid() {
    return "wamid.IN" + word + UUID.randomUUID();
  }

  private void writeAsAStranger() throws Exception {
    ava.webhooks().post(Webhooks.text(former, wamid(), word + " who are you"));
    await().until(() -> ava.graph().to(former).size() == 1);
    ava.webhooks().post(Webhooks.text(former, wamid(), word + " tell me"));
  }

  private void signUpAndLink() throws Exception {
    var session = ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));
    user = session.text("user_id");
    refreshToken = session.text("refresh_token");
    api = ava.api().as(session.text("access_token"));
    api.post(
        "/avatars",
        "{\"name\":\"%s\",\"age\":27,\"personality\":\"shy\",\"physical_description\":\"%1$s\"}"
            .formatted(word));
    var claimed = api.put("/preferences/whatsapp", Api.phone(former));
    ava.webhooks().post(Webhooks.text(former, wamid(), claimed.text("link_code")));
    await().until(() -> api.get("/preferences").text("whatsapp_status"), "linked"::equals);
    await().until(() -> ava.graph().to(former).size() == 2);
  }

  private void talk() throws Exception {
    var own = wamid();
    ava.webhooks().post(Webhooks.text(former, own, word + " hello"));
    await().until(() -> ava.graph().to(former).size() == 3 && isLatest("accepted"));
    var echo = ava.graph().to(former).getLast();
    ava.webhooks().post(Webhooks.status(echo, "delivered"));
    ava.webhooks()
        .post(
            Webhooks.message(
                former,
                said("edit", edit(own)),
                said(
                    "reaction", "{\"message_id\":\"%s\",\"emoji\":\"👍\"}".formatted(echo.wamid())),
                said("document", "{\"id\":\"1\",\"filename\":\"%s.pdf\"}".formatted(word)),
                said(
                    "location", "{\"latitude\":1,\"longitude\":2,\"name\":\"%s\"}".formatted(word)),
                said("hologram", "{\"depth\":\"%s\"}".formatted(word)),
                Webhooks.with(said("text", Webhooks.body(word + " from an ad")), referral())));
    await().until(() -> ava.graph().to(former).size() == 4 && isLatest("accepted"));
  }

  private String said(String type, String content) {
    return Webhooks.said(former, wamid(), type, content);
  }

  private String edit(String original) {
    return "{\"original_message_id\":\"%s\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"%s\"}}}"
        .formatted(original, word);
  }

  private String referral() {
    return "\"referral\":{\"source_url\":\"https://fb.me/x\",\"source_id\":\"12\",\"source_type\":\"ad\",\"headline\":\"%s\"}"
        .formatted(word);
  }

  private void changeNumber() throws Exception {
    ava.webhooks()
        .post(
            Webhooks.message(
                former,
                said(
                    "system",
                    "{\"type\":\"user_changed_number\",\"wa_id\":\"%s\",\"user_id\":\"%s\"}"
                        .formatted(phone.substring(1), bsuid))));
    ava.webhooks().post(saying(word + " from another number"));
    await().until(() -> ava.graph().to(phone).size() == 1 && isLatest("accepted"));
  }

  /// An answer that Meta refuses, one of which nobody knows whether it arrived, a webhook of a
  /// field that Ava does not know with two people in it, and one that nobody can read.
  private void leaveThingsUndone() throws Exception {
    ava.graph().refuse(phone, UNDELIVERABLE);
    ava.webhooks().post(saying(word + " refused"));
    await().until(() -> isLatest("failed"));
    ava.graph().accept(phone);
    ava.graph().loseAnswers(phone);
    ava.webhooks().post(saying(word + " lost"));
    await().until(() -> isLatest("unknown"));
    ava.graph().accept(phone);
    var digits = phone.substring(1);
    ava.webhooks()
        .post(
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"calls\",\"value\":{\"calls\":[{\"from\":\"4930123456\"},{\"from\":\"%s\",\"word\":\"%s\"}]}}]}]}"
                .formatted(digits, word));
    ava.webhooks().post("{\"from\": \"%s\", \"word\": \"%s\"".formatted(digits, word));
    await().until(() -> api.get("/messages").status() == 200);
  }

  private boolean isLatest(String status) throws Exception {
    var latest = api.get("/messages?limit=1");
    return latest.text(0, "role").equals("assistant") && latest.text(0, "status").equals(status);
  }
}
