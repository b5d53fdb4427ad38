package dev.ava.bootstrap;

import dev.ava.auth.SupabaseKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who signs people in: Ava itself, or Supabase Auth.
final class SignInChoice {
  private static final int SHORTEST_SECRET = 32;

  private static final Pattern SUPABASE_HOST = Pattern.compile("\\.supabase\\.com?([:/]|$)");

  private static final Pattern PROJECT_HOST = Pattern.compile("^([a-z0-9]+)\\.supabase\\.co$");
  private static final Pattern PROJECT_DATABASE =
      Pattern.compile("[@/]db\\.([a-z0-9]+)\\.supabase\\.co(?:[:/?]|$)");
  private static final Pattern PROJECT_POOLER =
      Pattern.compile("//[^:@/]+\\.([a-z0-9]+)(?::.*)?@[^@]*\\.pooler\\.supabase\\.com(?:[:/?]|$)");

  private final Environment environment;
  private final boolean local;

  SignInChoice(Environment environment, boolean local) {
    this.environment = environment;
    this.local = local;
  }

  void apply(Map<String, Object> properties, List<Binding> bindings) {
    var project = environment.text("SUPABASE_URL").isPresent();
    var supabaseFirst = !local || project;
    var kind =
        environment.choice(
            "AVA_SIGN_IN",
            supabaseFirst ? "supabase" : "local",
            supabaseFirst ? "local" : "supabase");
    properties.put("ava.sign-in.kind", kind);
    var to = kind.equals("supabase") ? supabase(properties) : builtIn(properties);
    bindings.add(
        new Binding(
            "sign-in",
            to,
            environment
                .text("AVA_SIGN_IN")
                .map(set -> "AVA_SIGN_IN")
                .orElse(!local ? "APP_ENV=cloud" : project ? "SUPABASE_URL" : "APP_ENV=local")));
  }

  private String builtIn(Map<String, Object> properties) {
    properties.put("ava.sign-in.issuer", properties.get("ava.public-url") + "/auth/v1");
    properties.put(
        "ava.sign-in.bcrypt-cost", environment.number("AVA_BCRYPT_COST", 10, local ? 4 : 10, 16));
    if (environment.text("DATABASE_URL").filter(SignInChoice::isSupabase).isPresent()) {
      environment.problem(
          "AVA_SIGN_IN=local does not go with a DATABASE_URL of Supabase, whose own sign-in keeps the users there. Set AVA_SIGN_IN=supabase.");
    }
    return "built in, keys in " + properties.get("ava.data-dir");
  }

  private String supabase(Map<String, Object> properties) {
    var url = supabaseUrl();
    properties.put("ava.supabase.url", url);
    properties.put("ava.supabase.anon-key", anonKey());
    properties.put("ava.supabase.service-key", serviceKey());
    compare(url);
    environment.text("SUPABASE_JWT_SECRET").ifPresent(secret -> jwtSecret(secret, properties));
    properties.put(
        "ava.sign-in.issuer",
        url.isEmpty() ? "" : environment.url("SUPABASE_JWT_ISSUER", url + "/auth/v1"));
    if (local && environment.text("DATABASE_URL").isEmpty()) {
      environment.problem(
          "DATABASE_URL is missing: with AVA_SIGN_IN=supabase it names the database of the same Supabase project, where its users are.");
    }
    return "Supabase Auth at " + Addresses.place(url).orElse("no address");
  }

  private String supabaseUrl() {
    if (environment.text("SUPABASE_URL").isEmpty()) {
      environment.problem(
          "SUPABASE_URL is missing: the address of your Supabase project, such as https://abc.supabase.co. AVA_SIGN_IN=local would use the built-in sign-in.");
      return "";
    }
    var url = environment.url("SUPABASE_URL", "");
    if (!local && !url.startsWith("https://")) {
      environment.problem("SUPABASE_URL must begin with https://, because passwords travel there.");
    }
    if (url.endsWith("/auth/v1")) {
      environment.problem("SUPABASE_URL is the project's address, without /auth/v1.");
    }
    return url;
  }

  private String anonKey() {
    var key =
        environment.required(
            "SUPABASE_ANON_KEY", "the publishable key (sb_publishable_…) or the anon key.");
    if (!key.isEmpty()) {
      switch (SupabaseKey.of(key)) {
        case PUBLISHABLE, LEGACY_ANON -> {}
        case SECRET, LEGACY_SERVICE ->
            environment.problem(
                "SUPABASE_ANON_KEY holds a secret key. The publishable or anon key belongs there, the secret one in SUPABASE_SERVICE_ROLE_KEY.");
        case OTHER ->
            environment.problem(
                "SUPABASE_ANON_KEY must be the publishable key (sb_publishable_…) or the anon key, which is a JWT.");
      }
    }
    return key;
  }

  private String serviceKey() {
    var key =
        environment.required(
            "SUPABASE_SERVICE_ROLE_KEY",
            "a secret key (sb_secret_…) or the service_role key, to delete accounts with.");
    if (!key.isEmpty()) {
      switch (SupabaseKey.of(key)) {
        case SECRET, LEGACY_SERVICE -> {}
        case PUBLISHABLE, LEGACY_ANON ->
            environment.problem(
                environment.text("SUPABASE_ANON_KEY").filter(key::equals).isPresent()
                    ? "SUPABASE_SERVICE_ROLE_KEY is the same key as SUPABASE_ANON_KEY. A secret key (sb_secret_…) or the service_role key belongs there."
                    : "SUPABASE_SERVICE_ROLE_KEY holds a key that everybody may know. A secret key (sb_secret_…) or the service_role key belongs there.");
        case OTHER ->
            environment.problem(
                "SUPABASE_SERVICE_ROLE_KEY must be a secret key (sb_secret_…) or the service_role key, which is a JWT.");
      }
    }
    return key;
  }

  /// Legacy keys and a project's addresses name the project, and must name the same.
  private void compare(String url) {
    var project = Addresses.host(url).flatMap(SignInChoice::project);
    environment
        .text("DATABASE_URL")
        .flatMap(SignInChoice::projectOfDatabase)
        .filter(other -> project.isPresent() && !other.equals(project.get()))
        .ifPresent(
            other ->
                environment.problem(
                    "DATABASE_URL and SUPABASE_URL name different Supabase projects. Users are kept in the database of the project that signs them in."));
    for (var variable : List.of("SUPABASE_ANON_KEY", "SUPABASE_SERVICE_ROLE_KEY")) {
      var key = environment.text(variable).orElse("");
      if (SupabaseKey.project(key)
          .filter(other -> project.isPresent() && !other.equals(project.get()))
          .isPresent()) {
        environment.problem(variable + " belongs to another project than SUPABASE_URL.");
      }
      if (!local && SupabaseKey.isKnownToEverybody(key)) {
        environment.problem(
            variable + " is the key of every local Supabase, which everybody knows.");
      }
    }
  }

  private void jwtSecret(String secret, Map<String, Object> properties) {
    if (SupabaseKey.of(secret) != SupabaseKey.OTHER) {
      environment.problem(
          "SUPABASE_JWT_SECRET holds an API key. The project's legacy JWT secret belongs there, or nothing.");
    } else if (!local) {
      Weakness.of(secret, SHORTEST_SECRET)
          .ifPresent(
              weakness ->
                  environment.problem(
                      "SUPABASE_JWT_SECRET %s, and who guesses it can be anybody."
                          .formatted(weakness)));
    }
    for (var variable : List.of("SUPABASE_ANON_KEY", "SUPABASE_SERVICE_ROLE_KEY")) {
      if (environment
          .text(variable)
          .flatMap(key -> SupabaseKey.isSignedWith(key, secret))
          .filter(isSigned -> !isSigned)
          .isPresent()) {
        environment.problem(
            "SUPABASE_JWT_SECRET is not the secret that %s is signed with, so it is not the project's."
                .formatted(variable));
        break;
      }
    }
    if (secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
      environment.problem(
          "SUPABASE_JWT_SECRET must have at least 32 bytes. Leave it away unless the project still signs with its legacy secret.");
    }
    properties.put("ava.supabase.jwt-secret", secret);
  }

  private static boolean isSupabase(String databaseUrl) {
    return SUPABASE_HOST.matcher(databaseUrl).find();
  }

  private static Optional<String> project(String host) {
    return first(PROJECT_HOST, host);
  }

  private static Optional<String> projectOfDatabase(String url) {
    return first(PROJECT_DATABASE, url).or(() -> first(PROJECT_POOLER, url));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
