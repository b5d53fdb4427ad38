package dev.ava.rest;

import static dev.ava.rest.Answers.assertProblem;
import static dev.ava.rest.Answers.assertRefusedFields;
import static dev.ava.rest.Answers.header;
import static dev.ava.rest.Answers.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.avatar.Age;
import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.AvatarName;
import dev.ava.domain.avatar.Looks;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.avatar.Personality;
import dev.ava.domain.avatar.usecase.CreateAvatar;
import dev.ava.domain.avatar.usecase.ReshapeAvatar;
import dev.ava.domain.avatar.usecase.ShowAvatar;
import dev.ava.domain.shared.Caller;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AvatarControllerTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Avatar.Id ID =
      new Avatar.Id(UUID.fromString("0199c0de-0000-7000-8000-00000000000f"));
  private static final Persona LUNA =
      new Persona(
          new AvatarName("Luna 🌙"),
          new Age(20),
          Personality.PLAYFUL,
          new Looks("Grüne Augen, שיער אדום"));
  private static final String LUNA_JSON =
      """
      {"name": "Luna 🌙", "age": 20, "personality": "playful",
       "physical_description": "Grüne Augen, שיער אדום"}""";

  @BeforeEach
  void forget() {
    SERVER.useCases().commands.clear();
  }

  @Test
  void newAvatarIsShown() {
    SERVER.useCases().createAvatar =
        command -> new CreateAvatar.Outcome.Created(avatar(command.persona()));

    var response = SERVER.postAsAnn("/avatars", LUNA_JSON);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(header(response, "Location")).isEqualTo("/avatars/me");
    assertThat(object(response))
        .isEqualTo(
            Map.of(
                "id", ID.value().toString(),
                "user_id", RestServer.ANN.toString(),
                "name", "Luna 🌙",
                "age", 20,
                "personality", "playful",
                "physical_description", "Grüne Augen, שיער אדום",
                "created_at", "2026-01-02T03:04:05.000006Z",
                "updated_at", "2026-02-02T03:04:05Z"));
    assertThat(SERVER.useCases().commands)
        .containsExactly(new CreateAvatar.Command(new Caller.User(RestServer.ANN), LUNA));
  }

  @Test
  void secondAvatarIsAConflict() {
    SERVER.useCases().createAvatar = _ -> new CreateAvatar.Outcome.AvatarExists(ID);

    assertProblem(SERVER.postAsAnn("/avatars", LUNA_JSON), ProblemCode.AVATAR_EXISTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"physical_description\": null"})
  void descriptionMayBeMissing(String description) {
    SERVER.useCases().createAvatar =
        command -> new CreateAvatar.Outcome.Created(avatar(command.persona()));

    var response =
        SERVER.postAsAnn(
            "/avatars",
            "{\"name\": \"Luna\", \"age\": 20, \"personality\": \"shy\"" + description + "}");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(object(response)).containsEntry("physical_description", null);
  }

  @ParameterizedTest
  @EnumSource(Personality.class)
  void everyPersonalityIsTakenInLowerCase(Personality personality) {
    SERVER.useCases().createAvatar =
        command -> new CreateAvatar.Outcome.Created(avatar(command.persona()));
    var word = personality.name().toLowerCase(Locale.ROOT);

    var response =
        SERVER.postAsAnn(
            "/avatars", "{\"name\": \"Luna\", \"age\": 20, \"personality\": \"" + word + "\"}");

    assertThat(object(response)).containsEntry("personality", word);
  }

  @Test
  void everyBadFieldIsNamed() {
    var response =
        SERVER.postAsAnn(
            "/avatars",
            """
            {"name": "  ", "age": 19, "personality": "PLAYFUL", "physical_description": ""}""");

    assertThat(assertRefusedFields(response))
        .isEqualTo(
            Map.of(
                "name", "A name is not empty.",
                "age", "An avatar is at least 20 years old.",
                "personality",
                    "A personality is one of playful, dominant, shy, caring, intellectual,"
                        + " adventurous.",
                "physical_description", "A physical description is not empty."));
    assertThat(SERVER.useCases().commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\": null, \"age\": null, \"personality\": null}"})
  void missingFieldsAreNamed(String body) {
    assertThat(assertRefusedFields(SERVER.postAsAnn("/avatars", body)))
        .isEqualTo(
            Map.of(
                "name", "This field is required.",
                "age", "This field is required.",
                "personality", "This field is required."));
  }

  @Test
  void fieldsOfTheWrongTypeAreNamed() {
    var response =
        SERVER.postAsAnn(
            "/avatars",
            """
            {"name": 5, "age": "abc", "personality": ["shy"], "physical_description": {"a": 1}}""");

    assertThat(assertRefusedFields(response))
        .isEqualTo(
            Map.of(
                "name", "This field is a text.",
                "age", "This field is a whole number.",
                "personality", "This field is a text.",
                "physical_description", "This field is a text."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "19                   | An avatar is at least 20 years old.",
        "-1                   | An avatar is at least 20 years old.",
        "-99999999999999999999| An avatar is at least 20 years old.",
        "151                  | An avatar is at most 150 years old.",
        "2147483668           | An avatar is at most 150 years old.",
        "4294967316           | An avatar is at most 150 years old.",
        "18446744073709551636 | An avatar is at most 150 years old.",
        "1e300                | An avatar is at most 150 years old.",
        "20.5                 | This field is a whole number.",
        "1e999                | This field is a whole number.",
        "1e-999               | An avatar is at least 20 years old.",
        "true                 | This field is a whole number.",
        "\"20\"               | This field is a whole number.",
      })
  void ageIsRefusedByItsRealValue(String age, String message) {
    var response =
        SERVER.postAsAnn(
            "/avatars", "{\"name\": \"L\", \"age\": " + age + ", \"personality\": \"shy\"}");

    assertThat(assertRefusedFields(response)).isEqualTo(Map.of("age", message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20.0", "2e1", "200e-1"})
  void ageMayBeWrittenWithAPoint(String age) {
    SERVER.useCases().createAvatar =
        command -> new CreateAvatar.Outcome.Created(avatar(command.persona()));

    var response =
        SERVER.postAsAnn(
            "/avatars", "{\"name\": \"L\", \"age\": " + age + ", \"personality\": \"shy\"}");

    assertThat(object(response)).containsEntry("age", 20);
  }

  @Test
  void ownAvatarIsShown() {
    SERVER.useCases().showAvatar = _ -> new ShowAvatar.Outcome.Shown(avatar(LUNA));

    var response = SERVER.getAsAnn("/avatars/me");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response)).containsEntry("name", "Luna 🌙");
    assertThat(SERVER.useCases().commands)
        .containsExactly(new ShowAvatar.Command(new Caller.User(RestServer.ANN)));
  }

  @Test
  void missingAvatarIsNotFound() {
    SERVER.useCases().showAvatar = _ -> new ShowAvatar.Outcome.NoAvatar();

    assertProblem(SERVER.getAsAnn("/avatars/me"), ProblemCode.NO_AVATAR);
  }

  @Test
  void avatarIsReshaped() {
    SERVER.useCases().reshapeAvatar =
        command -> new ReshapeAvatar.Outcome.Reshaped(avatar(command.persona()));

    var response = SERVER.putAsAnn("/avatars/me", LUNA_JSON);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response)).containsEntry("personality", "playful");
    assertThat(SERVER.useCases().commands)
        .containsExactly(new ReshapeAvatar.Command(new Caller.User(RestServer.ANN), LUNA));
  }

  @Test
  void missingAvatarIsNotReshaped() {
    SERVER.useCases().reshapeAvatar = _ -> new ReshapeAvatar.Outcome.NoAvatar();

    assertProblem(SERVER.putAsAnn("/avatars/me", LUNA_JSON), ProblemCode.NO_AVATAR);
  }

  @Test
  void reshapingChecksTheSameRules() {
    var response =
        SERVER.putAsAnn("/avatars/me", "{\"name\": \"L\", \"age\": 3, \"personality\": \"shy\"}");

    assertThat(assertRefusedFields(response)).containsOnlyKeys("age");
  }

  private static Avatar avatar(Persona persona) {
    return new Avatar(
        ID,
        RestServer.ANN,
        persona,
        Instant.parse("2026-01-02T03:04:05.000006Z"),
        Instant.parse("2026-02-02T03:04:05Z"));
  }
}
