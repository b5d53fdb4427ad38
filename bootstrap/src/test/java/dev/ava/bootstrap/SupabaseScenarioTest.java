package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A whole Ava whose people sign in through Supabase Auth.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupabaseScenarioTest {
  private static final String PASSWORD = "correct horse";
  private static final String AVATAR =
      "{\"name\":\"Ava\",\"age\":20,\"personality\":\"playful\",\"physical_description\":\"Tall\"}";

  private RunningAva ava;

  @BeforeAll
  void start() {
    ava = RunningAva.startWithSupabase(Map.of("WHATSAPP_LINKING", "open"));
    ava.gotrue().confirms();
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void aPersonConfirmsTheAddressSignsInTalksAndIsDeleted() throws Exception {
    var email = Api.someEmail();
    var phone = Api.somePhone();

    var signedUp = ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));
    assertThat(signedUp.status()).isEqualTo(202);
    assertThat(signedUp.text("code")).isEqualTo("confirmation_required");
    assertThat(signedUp.has("access_token")).isFalse();
    var early = ava.api().post("/auth/signin", Api.credentials(email, PASSWORD));
    assertThat(early.status()).isEqualTo(403);
    assertThat(early.text("code")).isEqualTo("confirmation_required");

    ava.gotrue().confirm(email);
    var session = ava.api().post("/auth/signin", Api.credentials(email, PASSWORD));
    assertThat(session.status()).isEqualTo(200);
    assertThat(session.fields())
        .containsExactlyInAnyOrder(
            "access_token", "token_type", "expires_in", "refresh_token", "user_id");
    var ann = ava.api().as(session.text("access_token"));
    assertThat(ann.get("/auth/me").text("email")).isEqualTo(email);
    assertThat(ann.post("/avatars", AVATAR).status()).isEqualTo(201);
    assertThat(ann.put("/preferences/whatsapp", Api.phone(phone)).text("whatsapp_status"))
        .isEqualTo("linked");
    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "hello"));
    await().until(() -> ann.get("/messages").json().size(), size -> size == 2);
    assertThat(ann.get("/messages").text(0, "content")).isEqualTo("[Echo] hello");

    var user = UUID.fromString(session.text("user_id"));
    assertThat(ann.delete("/account", "{\"password\":\"not this one\"}").text("code"))
        .isEqualTo("invalid_credentials");
    assertThat(ann.delete("/account", "{\"password\":\"%s\"}".formatted(PASSWORD)).status())
        .isEqualTo(204);

    assertThat(ava.sql("select id from auth.users where id = ?", user)).isEmpty();
    assertThat(ava.sql("select id from ava.avatars where user_id = ?", user)).isEmpty();
    assertThat(ava.sql("select id from ava.messages where user_id = ?", user)).isEmpty();
    assertThat(ava.api().post("/auth/signin", Api.credentials(email, PASSWORD)).text("code"))
        .isEqualTo("invalid_credentials");
    var refresh = "{\"refresh_token\":\"%s\"}".formatted(session.text("refresh_token"));
    assertThat(ava.api().post("/auth/refresh", refresh).text("code"))
        .isEqualTo("invalid_refresh_token");
  }

  @Test
  void aTakenAddressIsTakenAlthoughSupabaseHidesIt() throws Exception {
    var email = Api.someEmail();
    ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));
    ava.gotrue().confirm(email);

    var again = ava.api().post("/auth/signup", Api.credentials(email, "another password"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("email_taken");
  }

  @Test
  void aKeyOfTheProjectIsNobody() throws Exception {
    for (var key : new String[] {"sb_publishable_of_the_tests", "sb_secret_of_the_tests"}) {
      assertThat(ava.api().as(key).get("/auth/me").status()).isEqualTo(401);
    }
  }

  /// On an Ava of its own, because its circuit stays open for a while.
  @Test
  void anOutageIsSaidAndSignsNobodyOut() throws Exception {
    try (var cut = RunningAva.startWithSupabase(Map.of())) {
      var ann = cut.api().signedUp();
      assertThat(ann.get("/auth/me").status()).isEqualTo(200);
      cut.gotrue().answers(503, "<html>down</html>");

      for (var call = 0; call < 7; call++) {
        var refused = cut.api().post("/auth/signin", Api.credentials(Api.someEmail(), PASSWORD));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("auth_unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
      }

      assertThat(cut.gotrue().count("POST /token?grant_type=password")).isEqualTo(5);
      assertThat(ann.get("/auth/me").status()).isEqualTo(200);
    }
  }
}
