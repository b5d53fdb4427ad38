package dev.ava.auth;

import static dev.ava.domain.diagnosis.Check.SIGN_IN_CONFIRMATION;
import static dev.ava.domain.diagnosis.Check.SIGN_IN_KEYS;
import static dev.ava.domain.diagnosis.Check.SIGN_IN_SECRET;

import dev.ava.auth.SupabaseReads.Answer;
import dev.ava.auth.SupabaseReads.Answered;
import dev.ava.auth.SupabaseReads.Silent;
import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How the Supabase project signs people in: the keys that it publishes and the settings that it
/// tells everybody.
@Singleton
@SupabaseSignIn
final class SupabaseExaminer implements Examiner {
  private static final Set<String> UNDERSTOOD = Set.of("ES256", "RS256");
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final URI KEYS_PAGE =
      URI.create("https://supabase.com/docs/guides/auth/signing-keys");
  private static final URI CONFIGURATION_PAGE =
      URI.create("https://supabase.com/docs/guides/auth/general-configuration");
  private static final URI API_KEYS_PAGE =
      URI.create("https://supabase.com/docs/guides/api/api-keys");

  private final SupabaseReads supabase;
  private final SupabaseSettings settings;

  SupabaseExaminer(SupabaseReads supabase, SupabaseSettings settings) {
    this.supabase = supabase;
    this.settings = settings;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(SIGN_IN_KEYS, SIGN_IN_SECRET, SIGN_IN_CONFIRMATION);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    var keys = supabase.get("/.well-known/jwks.json", terms);
    return List.of(
        keys(keys), secret(algorithms(keys)), confirmation(supabase.get("/settings", terms)));
  }

  private Finding keys(Answer answer) {
    return switch (answer) {
      case Silent(var why) ->
          Finding.failed(
              SIGN_IN_KEYS,
              why,
              "Nobody can sign in, and tokens cannot be checked once the known keys are old.",
              "See that the project is not paused, and mend SUPABASE_URL or the network.");
      case Answered(var status, var body) when isRefusal(status) ->
          refusedKey(SIGN_IN_KEYS, status);
      case Answered(var status, var body) when status != OK && status != NOT_FOUND ->
          Finding.failed(
              SIGN_IN_KEYS,
              "Supabase answers %d in place of its keys.".formatted(status),
              "Nobody can sign in, and tokens cannot be checked once the known keys are old.",
              "Look at the project's status; a project that was paused must be restored.");
      case Answered answered -> published(algorithms(answered));
    };
  }

  private static boolean isRefusal(int status) {
    return status == UNAUTHORIZED || status == FORBIDDEN;
  }

  private static Finding refusedKey(Check check, int status) {
    return Finding.failed(
            check,
            "Supabase refuses the key of the project (%d).".formatted(status),
            "Nobody can sign up or sign in.",
            "Copy the publishable key of this project to SUPABASE_ANON_KEY.")
        .by(API_KEYS_PAGE);
  }

  private Finding published(Set<String> algorithms) {
    if (algorithms.isEmpty()) {
      return signedWithSecret();
    }
    var understood = new TreeSet<>(algorithms);
    understood.retainAll(UNDERSTOOD);
    return understood.isEmpty()
        ? Finding.failed(
                SIGN_IN_KEYS,
                "The project's keys are for %s.".formatted(String.join(", ", algorithms)),
                "Ava understands ES256 and RS256 only, and refuses every token.",
                "Make a signing key for ES256 in the project's JWT settings.")
            .by(KEYS_PAGE)
        : Finding.ok(
            SIGN_IN_KEYS,
            "The project publishes keys for %s.".formatted(String.join(", ", algorithms)),
            "Whoever checks tokens needs no secret for it.");
  }

  private Finding signedWithSecret() {
    if (settings.jwtSecret() == null) {
      return Finding.failed(
              SIGN_IN_KEYS,
              "The project publishes no key, so it signs with its legacy secret (HS256).",
              "Ava does not know that secret and refuses every token.",
              "Change the project to a signing key (ES256), or set SUPABASE_JWT_SECRET.")
          .by(KEYS_PAGE);
    }
    return isOurSecretTheirs()
        .map(
            isTheirs ->
                isTheirs
                    ? Finding.ok(
                        SIGN_IN_KEYS,
                        "The project publishes no key; its legacy key is signed with SUPABASE_JWT_SECRET (HS256).",
                        "Tokens are signed with the same secret.")
                    : wrongSecret(SIGN_IN_KEYS, "Ava refuses every token."))
        .orElseGet(
            () ->
                Finding.notice(
                        SIGN_IN_KEYS,
                        "The project publishes no key; tokens are checked with SUPABASE_JWT_SECRET (HS256).",
                        "Whether that is the project's secret cannot be tried: the new keys are not signed with it.")
                    .mendedBy(
                        "Sign in once; if that answers 401 afterwards, copy the secret again.")
                    .by(KEYS_PAGE));
  }

  private Optional<Boolean> isOurSecretTheirs() {
    var secret = settings.jwtSecret();
    return secret == null
        ? Optional.empty()
        : SupabaseKey.isSignedWith(settings.anonKey(), secret)
            .or(() -> SupabaseKey.isSignedWith(settings.serviceKey(), secret));
  }

  private static Finding wrongSecret(Check check, String meaning) {
    return Finding.failed(
            check,
            "The project's legacy key is not signed with SUPABASE_JWT_SECRET.",
            meaning,
            "Copy the legacy JWT secret from the project's JWT settings.")
        .by(KEYS_PAGE);
  }

  private Finding secret(Set<String> algorithms) {
    if (settings.jwtSecret() == null) {
      return Finding.ok(
          SIGN_IN_SECRET,
          "Only tokens of published keys are believed.",
          "Nothing that Ava knows can sign a token.");
    }
    if (isOurSecretTheirs().filter(isTheirs -> !isTheirs).isPresent()) {
      return wrongSecret(SIGN_IN_SECRET, "Tokens of the legacy secret are refused.");
    }
    return Finding.warning(
            SIGN_IN_SECRET,
            algorithms.isEmpty()
                ? "Tokens are signed with a secret that Ava and Supabase share (HS256)."
                : "The project has signing keys, and tokens of the legacy secret are believed too.",
            "Whoever gets hold of that secret can sign in as anybody.",
            algorithms.isEmpty()
                ? "Change the project to a signing key (ES256), then take SUPABASE_JWT_SECRET away."
                : "Take SUPABASE_JWT_SECRET away once the last old token has expired.")
        .by(KEYS_PAGE);
  }

  private Finding confirmation(Answer answer) {
    if (answer instanceof Answered(var refused, var none) && isRefusal(refused)) {
      return refusedKey(SIGN_IN_CONFIRMATION, refused);
    }
    if (!(answer instanceof Answered(var status, var body)) || status != OK || body == null) {
      return Finding.unknown(
          SIGN_IN_CONFIRMATION,
          "Supabase does not tell its settings.",
          "Whether e-mail addresses are confirmed is not known.",
          "See that the project is not paused, and try again in a while.");
    }
    if (text(Json.get(body, "external"), "email").equals("false")) {
      return Finding.failed(
              SIGN_IN_CONFIRMATION,
              "Sign-in by e-mail is switched off in the project.",
              "Nobody can sign up or sign in.",
              "Switch the e-mail provider on in the project's Auth settings.")
          .by(CONFIGURATION_PAGE);
    }
    if (text(body, "disable_signup").equals("true")) {
      return Finding.notice(
              SIGN_IN_CONFIRMATION,
              "The project takes no new accounts.",
              "Who has one can sign in; nobody can sign up.")
          .by(CONFIGURATION_PAGE);
    }
    return switch (text(body, "mailer_autoconfirm")) {
      case "false" ->
          Finding.ok(
                  SIGN_IN_CONFIRMATION,
                  "E-mail addresses are confirmed before the first sign-in.",
                  "An account belongs to who reads that mail.")
              .by(CONFIGURATION_PAGE);
      case "true" ->
          Finding.warning(
                  SIGN_IN_CONFIRMATION,
                  "E-mail addresses are not confirmed (mailer_autoconfirm).",
                  "Somebody can sign up with an address that is not theirs and block it for its owner.",
                  "Switch \"Confirm email\" on in the project's Auth settings.")
              .by(CONFIGURATION_PAGE);
      default ->
          Finding.unknown(
              SIGN_IN_CONFIRMATION,
              "Supabase does not say whether it confirms e-mail addresses.",
              "Whether they are is not known.",
              "Look at the project's Auth settings.");
    };
  }

  private static Set<String> algorithms(Answer answer) {
    var algorithms = new TreeSet<String>();
    if (answer instanceof Answered(var status, var body) && status == OK) {
      var keys = Json.get(body, "keys");
      if (keys != null && keys.isArray()) {
        keys.values().forEach(key -> algorithms.add(algorithm(key)));
      }
    }
    return algorithms;
  }

  /// A key need not say what it is for; then its kind does.
  private static String algorithm(JsonNode key) {
    var named = text(key, "alg");
    return !named.isEmpty()
        ? named
        : switch (text(key, "kty")) {
          case "EC" -> "ES256";
          case "RSA" -> "RS256";
          default -> "another algorithm";
        };
  }

  private static String text(@Nullable JsonNode node, String field) {
    var value = Json.get(node, field);
    return value != null && value.isValueNode() && !value.isNull() ? value.coerceStringValue() : "";
  }
}
