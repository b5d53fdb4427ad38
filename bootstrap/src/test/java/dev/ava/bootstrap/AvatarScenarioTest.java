package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The one avatar of a user.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvatarScenarioTest {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "user_id",
          "name",
          "age",
          "personality",
          "physical_description",
          "created_at",
          "updated_at");

  private RunningAva ava;

  @BeforeAll
  void start() {
    ava = RunningAva.start();
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void aUserShapesAnAvatarAndSeesIt() throws Exception {
    var ann = ava.api().signedUp();

    var shaped = ann.post("/avatars", persona("Luna 🌙", 20, "playful", "\"קומה גבוהה\""));

    assertThat(shaped.status()).isEqualTo(201);
    assertThat(shaped.header("Location")).isEqualTo("/avatars/me");
    assertThat(shaped.fields()).isEqualTo(FIELDS);
    assertThat(shaped.text("user_id")).isEqualTo(ann.get("/auth/me").text("user_id"));
    assertThat(shaped.text("name")).isEqualTo("Luna 🌙");
    assertThat(shaped.text("age")).isEqualTo("20");
    assertThat(shaped.text("personality")).isEqualTo("playful");
    assertThat(shaped.text("physical_description")).isEqualTo("קומה גבוהה");
    assertThat(shaped.text("updated_at")).isEqualTo(shaped.text("created_at"));
    var shown = ann.get("/avatars/me");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.response().body()).isEqualTo(shaped.response().body());
  }

  @Test
  void aUserWithoutAnAvatarIsToldSo() throws Exception {
    var ann = ava.api().signedUp();

    for (var answer :
        List.of(
            ann.get("/avatars/me"), ann.put("/avatars/me", persona("Luna", 27, "shy", "null")))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("code")).isEqualTo("no_avatar");
    }
  }

  @Test
  void aSecondAvatarIsRefusedAndTheFirstStays() throws Exception {
    var ann = ava.api().signedUp();
    var first = ann.post("/avatars", persona("Luna", 27, "shy", "null"));

    var second = ann.post("/avatars", persona("Stella", 30, "caring", "null"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("code")).isEqualTo("avatar_exists");
    assertThat(ann.get("/avatars/me").response().body()).isEqualTo(first.response().body());
  }

  @Test
  void ofManyAvatarsAtTheSameInstantOneIsMade() throws Exception {
    var ann = ava.api().signedUp();
    Callable<Integer> shape =
        () -> ann.post("/avatars", persona("Luna", 27, "shy", "null")).status();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(Stream.generate(() -> shape).limit(8).toList());

      assertThat(answers).extracting(Future::get).containsOnly(201, 409).containsOnlyOnce(201);
    }
  }

  @Test
  void anAvatarIsReshapedAsAWhole() throws Exception {
    var ann = ava.api().signedUp();
    var before = ann.post("/avatars", persona("Luna", 27, "shy", "\"tall\""));

    var after = ann.put("/avatars/me", persona("Stella", 31, "intellectual", "null"));

    assertThat(after.status()).isEqualTo(200);
    assertThat(after.fields()).isEqualTo(FIELDS);
    assertThat(after.text("id")).isEqualTo(before.text("id"));
    assertThat(after.text("name")).isEqualTo("Stella");
    assertThat(after.response().body()).contains("\"physical_description\":null");
    assertThat(after.text("created_at")).isEqualTo(before.text("created_at"));
    assertThat(Instant.parse(after.text("updated_at")))
        .isAfter(Instant.parse(before.text("updated_at")));
    assertThat(ann.get("/avatars/me").response().body()).isEqualTo(after.response().body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"playful", "dominant", "shy", "caring", "intellectual", "adventurous"})
  void everyPersonalityIsTaken(String personality) throws Exception {
    var ann = ava.api().signedUp();

    var shaped = ann.post("/avatars", persona("Luna", 27, personality, "null"));

    assertThat(shaped.status()).isEqualTo(201);
    assertThat(ann.get("/avatars/me").text("personality")).isEqualTo(personality);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          age, '{"name":"Luna","age":19,"personality":"shy"}'
          age, '{"name":"Luna","age":"20","personality":"shy"}'
          age, '{"name":"Luna","age":20.5,"personality":"shy"}'
          age, '{"name":"Luna","age":-2147483648,"personality":"shy"}'
          age, '{"name":"Luna","age":99999999999999999999,"personality":"shy"}'
          age, '{"name":"Luna","personality":"shy"}'
          name, '{"name":" ","age":20,"personality":"shy"}'
          name, '{"age":20,"personality":"shy"}'
          personality, '{"name":"Luna","age":20,"personality":"Shy"}'
          personality, '{"name":"Luna","age":20,"personality":"evil"}'
          personality, '{"name":"Luna","age":20}'
          physical_description, '{"name":"Luna","age":20,"personality":"shy","physical_description":7}'
          """)
  void aPersonaThatBreaksARuleIsRefusedByTheFieldsName(String field, String body) throws Exception {
    var ann = ava.api().signedUp();

    var refused = ann.post("/avatars", body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("validation_failed");
    assertThat(refused.errors()).containsOnlyKeys(field);
    assertThat(ann.get("/avatars/me").status()).isEqualTo(404);
  }

  @Test
  void theTableRefusesAMinorWhoeverWrites() throws Exception {
    var ann = ava.api().signedUp();
    var shaped = ann.post("/avatars", persona("Luna", 20, "shy", "null"));

    assertThatThrownBy(
            () ->
                ava.sql(
                    "update ava.avatars set age = 19 where id = ?",
                    UUID.fromString(shaped.text("id"))))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("avatars_age_check");
  }

  private static String persona(String name, int age, String personality, String looks) {
    return "{\"name\":\"%s\",\"age\":%d,\"personality\":\"%s\",\"physical_description\":%s}"
        .formatted(name, age, personality, looks);
  }
}
