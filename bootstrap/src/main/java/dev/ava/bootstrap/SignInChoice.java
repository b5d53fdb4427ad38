package dev.ava.bootstrap;

import dev.ava.auth.SupabaseKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Who signs people in: Ava itself, or Supabase Auth.
final class SignInChoice {
  private static final int SHORTEST_SECRET = 32;

  private static final Pattern SUPABASE_HOST = Pattern.compile("\\.supabase\\.com?([:/]|$)");

  private final Environment environment;
  private final boolean local;

  SignInChoice(Environment environment, boolean local) {
    this.environment = environment;
    this.local = local;
  }

  void apply(Map<String, Object> properties, List<Binding> bindings) {
    var kind =
        environment.choice(
            "AVA_SIGN_IN", local ? "local" : "supabase", local ? "supabase" : "local");
    properties.put("ava.sign-in.kind", kind);
    var to = kind.equals("supabase") ? supabase(properties) : builtIn(properties);
    bindings.add(
        new Binding(
            "sign-in",
            to,
            environment
                .text("AVA_SIGN_IN")
                .map(set -> "AVA_SIGN_IN")
                .orElse(local ? "APP_ENV=local" : "APP_ENV=cloud")));
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
    serviceKey(properties);
    environment.text("SUPABASE_JWT_SECRET").ifPresent(secret -> jwtSecret(secret, properties));
    properties.put(
        "ava.sign-in.issuer",
        environment.text("SUPABASE_JWT_ISSUER").isPresent()
            ? environment.url("SUPABASE_JWT_ISSUER", "")
            : url + "/auth/v1");
    if (local && environment.text("DATABASE_URL").isEmpty()) {
      environment.problem(
          "DATABASE_URL is missing: with AVA_SIGN_IN=supabase it names the database of the same Supabase project, where its users are.");
    }
    return "Supabase Auth at " + host(url);
  }

  private String supabaseUrl() {
    if (environment.text("SUPABASE_URL").isEmpty()) {
      environment.problem(
          "SUPABASE_URL is missing: the address of your Supabase project, such as https://abc.supabase.co. AVA_SIGN_IN=local would use the built-in sign-in.");
      return "";
    }
    var url = environment.url("SUPABASE_URL", "");
    if (!local && !url.startsWith("https://")) {
      environment.problem(
          "SUPABASE_URL must begin with https://, because passwords travel there.");
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

  private void serviceKey(Map<String, Object> properties) {
    environment
        .text("SUPABASE_SERVICE_ROLE_KEY")
        .ifPresent(
            key -> {
              if (!SupabaseKey.of(key).isSecret()) {
                environment.problem(
                    "SUPABASE_SERVICE_ROLE_KEY must be a secret key (sb_secret_…) or the service_role key, which is a JWT.");
              }
              properties.put("ava.supabase.service-key", key);
            });
  }

  private void jwtSecret(String secret, Map<String, Object> properties) {
    if (secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
      environment.problem(
          "SUPABASE_JWT_SECRET must have at least 32 bytes. Leave it away unless the project still signs with its legacy secret.");
    }
    properties.put("ava.supabase.jwt-secret", secret);
  }

  private static boolean isSupabase(String databaseUrl) {
    return SUPABASE_HOST.matcher(databaseUrl).find();
  }

  private static String host(String url) {
    try {
      return String.valueOf(URI.create(url).getAuthority());
    } catch (IllegalArgumentException saidAlready) {
      return "";
    }
  }
}
