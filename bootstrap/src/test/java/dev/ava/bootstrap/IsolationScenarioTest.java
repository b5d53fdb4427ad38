package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What Ann owns, and Ben asks for in every way there is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationScenarioTest {
  private static final String PERSONA = "{\"name\":\"%s\",\"age\":27,\"personality\":\"shy\"}";
  private static final String SECRET = "only between us";

  private RunningAva ava;
  private String phone;
  private Api ann;
  private Api ben;
  private Api.Answer avatar;

  @BeforeAll
  void start() throws Exception {
    ava = RunningAva.start();
    phone = Api.somePhone();
    ann = ava.linked(phone);
    ben = ava.api().signedUp();
    avatar = ann.post("/avatars", PERSONA.formatted("Annes Luna"));
    for (var number = 1; number <= 3; number++) {
      ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), SECRET + " " + number));
    }
    await().until(() -> ann.get("/messages").json().size(), size -> size == 6);
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void nobodySeesWhatAnotherOwns() throws Exception {
    for (var path : List.of("/avatars/me", "/preferences", "/messages", "/auth/me")) {
      assertThat(ben.get(path).response().body())
          .as(path)
          .doesNotContain(SECRET, phone, "Annes Luna", userId(ann));
    }
    assertThat(ben.get("/avatars/me").status()).isEqualTo(404);
    assertThat(ben.get("/preferences").status()).isEqualTo(404);
    assertThat(ben.get("/messages").response().body()).isEqualTo("[]");
  }

  @Test
  void aGuessedIdLeadsNowhere() throws Exception {
    var message = ann.get("/messages").text(0, "id");
    var guesses =
        List.of(
            "/avatars/" + avatar.text("id"),
            "/avatars/" + userId(ann),
            "/avatars?user_id=" + userId(ann),
            "/messages/" + message,
            "/preferences/" + userId(ann),
            "/users/" + userId(ann));

    for (var guess : guesses) {
      var refused = ben.get(guess);

      assertThat(refused.status()).as(guess).isIn(404, 405);
      assertThat(refused.response().body()).doesNotContain(SECRET, phone, "Annes Luna");
    }
    assertThat(ben.get("/messages?user_id=" + userId(ann)).response().body()).isEqualTo("[]");
    assertThat(ben.get("/avatars/me?user_id=" + userId(ann)).status()).isEqualTo(404);
  }

  @Test
  void aUserIdInABodyMeansNothing() throws Exception {
    var eve = ava.api().signedUp();

    var shaped =
        eve.post(
            "/avatars",
            "{\"user_id\":\"%s\",\"id\":\"%s\",\"name\":\"Eve\",\"age\":30,\"personality\":\"shy\"}"
                .formatted(userId(ann), avatar.text("id")));

    assertThat(shaped.status()).isEqualTo(201);
    assertThat(shaped.text("user_id")).isEqualTo(userId(eve));
    assertThat(shaped.text("id")).isNotEqualTo(avatar.text("id"));
    assertThat(ann.get("/avatars/me").response().body()).isEqualTo(avatar.response().body());
  }

  @Test
  void aCursorOfAnotherIsAPlaceInTheOwnLogOnly() throws Exception {
    var eve = ava.api().signedUp();
    var link = ann.get("/messages?limit=2").header("Link");
    var path = link.substring(1, link.indexOf('>'));

    var page = eve.get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.response().body()).isEqualTo("[]");
    assertThat(ann.get(path).json().size()).isEqualTo(2);
  }

  @Test
  void nobodyChangesWhatAnotherOwns() throws Exception {
    var eve = ava.api().signedUp();

    assertThat(eve.put("/avatars/me", PERSONA.formatted("Eves")).status()).isEqualTo(404);
    assertThat(eve.delete("/preferences/whatsapp").status()).isEqualTo(204);
    assertThat(eve.put("/preferences/whatsapp", Api.phone(phone)).status()).isEqualTo(409);
    assertThat(eve.post("/auth/signout", "").status()).isEqualTo(204);

    assertThat(ann.get("/avatars/me").response().body()).isEqualTo(avatar.response().body());
    assertThat(ann.get("/preferences").text("whatsapp_status")).isEqualTo("linked");
    assertThat(ann.get("/preferences").text("whatsapp_phone")).isEqualTo(phone);
  }

  @Test
  void nobodyIsAnsweredWithoutAToken() throws Exception {
    var anonymous = ava.api();

    assertThat(
            List.of(
                anonymous.get("/avatars/me").status(),
                anonymous.post("/avatars", PERSONA.formatted("x")).status(),
                anonymous.put("/avatars/me", PERSONA.formatted("x")).status(),
                anonymous.get("/preferences").status(),
                anonymous.put("/preferences/whatsapp", Api.phone(phone)).status(),
                anonymous.delete("/preferences/whatsapp").status(),
                anonymous.get("/messages").status(),
                anonymous.get("/auth/me").status(),
                anonymous.post("/auth/signout", "").status()))
        .containsOnly(401);
  }

  @Test
  void aTokenIsWholeOrNothing() throws Exception {
    var annes = token();
    var bens = token();
    var mixed =
        annes.getParsedParts()[0]
            + "."
            + annes.getParsedParts()[1]
            + "."
            + bens.getParsedParts()[2];
    var swapped =
        bens.getParsedParts()[0] + "." + annes.getParsedParts()[1] + "." + bens.getParsedParts()[2];
    var unsigned = new PlainJWT(new PlainHeader(), annes.getJWTClaimsSet()).serialize();
    var cut = annes.getParsedParts()[0] + "." + annes.getParsedParts()[1] + ".";

    assertThat(ava.api().as(annes.serialize()).get("/auth/me").status()).isEqualTo(200);
    for (var forged : List.of(mixed, swapped, unsigned, cut, "", "null")) {
      var refused = ava.api().as(forged).get("/auth/me");
      assertThat(refused.status()).as(forged).isEqualTo(401);
      assertThat(refused.text("code")).isEqualTo("unauthorized");
    }
  }

  @Test
  void aRefreshTokenIsNoAccessToken() throws Exception {
    var session = ava.api().post("/auth/signup", Api.credentials(Api.someEmail(), "correct horse"));

    assertThat(ava.api().as(session.text("refresh_token")).get("/auth/me").status()).isEqualTo(401);
    assertThat(
            ava.api()
                .post(
                    "/auth/refresh",
                    "{\"refresh_token\":\"%s\"}".formatted(session.text("access_token")))
                .status())
        .isIn(401, 422);
  }

  @Test
  void manyWhoAskAtTheSameTimeEachSeeTheirOwn() throws Exception {
    var people = new ArrayList<Api>();
    for (var number = 0; number < 8; number++) {
      var person = ava.api().signedUp();
      person.post("/avatars", PERSONA.formatted("of " + userId(person)));
      people.add(person);
    }
    var asked =
        IntStream.range(0, 200)
            .mapToObj(number -> people.get(number % people.size()))
            .<Callable<String>>map(
                person ->
                    () -> {
                      var shown = person.get("/avatars/me");
                      return shown.text("name").equals("of " + shown.text("user_id"))
                              && shown.text("user_id").equals(userId(person))
                          ? "own"
                          : shown.response().body();
                    })
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(asked)) {
        assertThat(answer.get()).isEqualTo("own");
      }
    }
  }

  @Test
  void whatBelongsToADeletedUserIsGone() throws Exception {
    var gone = Api.somePhone();
    var eve = ava.linked(gone);
    eve.post("/avatars", PERSONA.formatted("Eves"));

    ava.sql("delete from auth.users where id = ?", UUID.fromString(userId(eve)));

    for (var refused :
        List.of(
            eve.get("/avatars/me"),
            eve.get("/messages"),
            eve.get("/preferences"),
            eve.get("/auth/me"),
            eve.get("/account/export"),
            eve.post("/avatars", PERSONA.formatted("Eves")),
            eve.put("/avatars/me", PERSONA.formatted("Eves")),
            eve.put("/preferences/whatsapp", Api.phone(gone)),
            eve.delete("/preferences/whatsapp"))) {
      assertThat(refused.status()).as(refused.response().uri().getPath()).isEqualTo(401);
      assertThat(refused.text("code")).isEqualTo("unauthorized");
    }
    assertThat(ben.put("/preferences/whatsapp", Api.phone(gone)).status()).isEqualTo(200);
    ben.delete("/preferences/whatsapp");
  }

  private SignedJWT token() throws Exception {
    return SignedJWT.parse(
        ava.api()
            .post("/auth/signup", Api.credentials(Api.someEmail(), "correct horse"))
            .text("access_token"));
  }

  private static String userId(Api user) throws Exception {
    return user.get("/auth/me").text("user_id");
  }
}
