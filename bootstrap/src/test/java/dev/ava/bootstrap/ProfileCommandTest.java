package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProfileCommandTest {
  private static final Pattern IN_THE_EXAMPLE = Pattern.compile("(?m)^#([A-Z_]+)=");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aLaptopIsBoundToWhatNeedsNothing() {
    assertThat(run(Map.of())).isZero();

    assertThat(out.toString())
        .startsWith("Profile local, because APP_ENV is not set.")
        .containsPattern("database +embedded PostgreSQL in .*\\.ava +APP_ENV=local")
        .containsPattern("sign-in +built in, keys in .*\\.ava +APP_ENV=local")
        .containsPattern("WhatsApp +the simulator at /dev/phone +APP_ENV=local")
        .containsPattern("replies +echo +the default")
        .containsPattern("PORT +8080 +default")
        .containsPattern("AVA_BCRYPT_COST +10 +default")
        .containsPattern("WHATSAPP_APP_SECRET +made up at each start +default")
        .containsPattern("DATABASE_URL +not set")
        .doesNotContain("does not start");
  }

  @Test
  void eachServiceIsOverriddenByItsVariable() {
    var variables = new HashMap<>(Variables.cloud());
    variables.put("APP_ENV", "local");

    assertThat(run(variables)).isZero();

    assertThat(out.toString())
        .startsWith("Profile local, because APP_ENV says so.")
        .containsPattern("database +PostgreSQL at db.example.org:5432/ava +DATABASE_URL")
        .containsPattern("sign-in +Supabase Auth at abc.supabase.co +SUPABASE_URL")
        .containsPattern("WhatsApp +https://graph.example.org +WHATSAPP_GRAPH_URL")
        .containsPattern("AVA_PUBLIC_URL +https://ava.example.org +environment")
        .containsPattern("WHATSAPP_APP_SECRET +\\(set, not shown\\) +environment");
  }

  @Test
  void whatIsWrongIsSaidAndTheExitCodeToo() {
    assertThat(run(Map.of("APP_ENV", "cloud", "WHATSAPP_ACESS_TOKEN", "mistyped")))
        .isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(out.toString())
        .containsPattern("database +nothing +what is wrong, see below")
        .contains("Set, but not read in this profile: WHATSAPP_ACESS_TOKEN")
        .contains("Ava does not start with this configuration:")
        .contains("  - DATABASE_URL is missing")
        .contains("  - WHATSAPP_ACCESS_TOKEN is missing")
        .doesNotContain("mistyped");
  }

  @Test
  void twoProfilesAreComparedWithTheVariablesAsTheyAre() {
    assertThat(run(Map.of("AVA_REPLY", "echo"), "--diff", "local", "cloud")).isZero();

    assertThat(out.toString())
        .containsPattern("SERVICE +LOCAL +CLOUD")
        .containsPattern("database +embedded PostgreSQL in .*\\.ava +nothing")
        .containsPattern("WhatsApp +the simulator at /dev/phone +https://graph.facebook.com")
        .containsPattern("replies +echo +echo")
        .containsPattern("VARIABLE +LOCAL +CLOUD")
        .containsPattern("AVA_MIGRATE_ON_START +true +false")
        .containsPattern("SUPABASE_ANON_KEY +\\(not read\\) +\\(missing\\)")
        .contains("As cloud, Ava does not start:\n  - ")
        .doesNotContain("As local")
        .doesNotContainPattern("(?m)^AVA_REPLY|^APP_ENV|^PORT");
  }

  @Test
  void onlyTheTwoProfilesThatThereAreCanBeCompared() {
    assertThat(run(Map.of(), "--diff", "local", "staging")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run(Map.of(), "--diff", "local")).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(err.toString()).contains("The profiles are local and cloud.");
  }

  @Test
  void programsGetTheSame() {
    assertThat(run(Variables.cloud(), "--json")).isZero();

    var profile = Json.read(out.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(Json.text(profile, "profile")).isEqualTo("cloud");
    assertThat(Json.text(profile, "starts")).isEqualTo("true");
    assertThat(Objects.requireNonNull(profile.get("problems")).size()).isZero();
    var services = Objects.requireNonNull(profile.get("services"));
    assertThat(services.size()).isEqualTo(4);
    var signIn = Objects.requireNonNull(services.get(1));
    assertThat(Json.text(signIn, "service")).isEqualTo("sign-in");
    assertThat(Json.text(signIn, "because")).isEqualTo("APP_ENV=cloud");
    assertThat(out.toString())
        .contains(
            "{\"variable\":\"SUPABASE_ANON_KEY\",\"value\":null,\"from\":\"set\",\"secret\":true}")
        .contains(
            "{\"variable\":\"SUPABASE_JWT_SECRET\",\"value\":null,\"from\":\"missing\",\"secret\":true}")
        .contains(
            "{\"variable\":\"PORT\",\"value\":\"8080\",\"from\":\"default\",\"secret\":false}");
  }

  @Test
  void aComparisonForProgramsHasTheDifferencesAndBothSides() {
    assertThat(run(Variables.cloud(), "--diff", "local", "cloud", "--json")).isZero();

    var difference = Json.read(out.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(Json.text(difference, "left", "profile")).isEqualTo("local");
    assertThat(Json.text(difference, "right", "profile")).isEqualTo("cloud");
    assertThat(Objects.requireNonNull(difference.get("services")).size()).isZero();
    assertThat(out.toString())
        .contains("{\"name\":\"AVA_MIGRATE_ON_START\",\"left\":\"true\",\"right\":\"false\"}");
  }

  /// Every variable that there is has a secret in it, in the form in which it is most likely to
  /// slip through.
  @Test
  void noSecretIsEverShown() throws IOException {
    var example = Files.readString(Path.of("..", ".env.example"));
    for (var form :
        new String[] {
          "https://ann:canary@db.example.org:5432/ava?password=canary",
          "postgresql://ann:can/ary-canary@db.example.org/ava?password=canary",
          "host=db.example.org password=canary @",
          "ann:canary@db.example.org"
        }) {
      for (var profile : new String[] {"local", "cloud"}) {
        var variables = new HashMap<String, String>();
        IN_THE_EXAMPLE
            .matcher(example)
            .results()
            .forEach(variable -> variables.put(variable.group(1), form));
        variables.put("APP_ENV", profile);

        run(variables);
        run(variables, "--json");
        run(variables, "--diff", "local", "cloud");

        assertThat(out.toString()).contains(Setting.HIDDEN).doesNotContain("canary");
      }
    }
  }

  @Test
  void aSecretOfAnyNameIsHidden() {
    for (var name : new String[] {"A_PASSWORD", "A_SECRET", "A_TOKEN", "A_KEY", "A_KEY_ID"}) {
      assertThat(Setting.set("", name, "canary").toString()).doesNotContain("canary");
    }
  }

  @Test
  void anIdIsShownOnlyIfItIsDigits() {
    for (var name :
        new String[] {
          "WHATSAPP_PHONE_NUMBER_ID", "WHATSAPP_APP_ID", "WHATSAPP_BUSINESS_ACCOUNT_ID"
        }) {
      assertThat(Setting.set("", name, "106540352242922").shown()).isEqualTo("106540352242922");
      assertThat(Setting.set("", name, "EAAGcanary").shown()).doesNotContain("canary");
    }
  }

  private int run(Map<String, String> variables, String... arguments) {
    return new CommandLine(new ProfileCommand(variables))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
