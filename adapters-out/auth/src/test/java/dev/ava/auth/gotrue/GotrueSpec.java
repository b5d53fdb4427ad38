package dev.ava.auth.gotrue;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of Supabase Auth's OpenAPI document that Ava uses, as checks: which calls there are,
/// with which fields and headers, which statuses they answer and which form the answers have.
/// [GotrueSpecTest] compares it with the document itself.
///
/// Every check throws [AssertionError] with what is wrong.
final class GotrueSpec {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern BEARER = Pattern.compile("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+");
  private static final Pattern ADMIN_USER =
      Pattern.compile("DELETE /admin/users/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Set<String> WEAKNESSES = Set.of("length", "characters", "pwned");

  /// The statuses of each call in the document.
  static final Map<String, Set<Integer>> DOCUMENTED =
      Map.of(
          "POST /signup", Set.of(200, 400, 429),
          "POST /token", Set.of(200, 400, 401, 403, 429, 500),
          "POST /logout", Set.of(204, 401),
          "DELETE /admin/users/{userId}", Set.of(200, 401, 403, 404),
          "GET /settings", Set.of(200));

  /// What the server does and the document does not tell: the key set, errors of the sign-up, two
  /// refreshes at the same time, a token that is no longer good.
  static final Map<String, Set<Integer>> BEYOND =
      Map.of(
          "GET /.well-known/jwks.json", Set.of(200),
          "POST /signup", Set.of(422, 500),
          "POST /token", Set.of(409, 422),
          "POST /logout", Set.of(403));

  static final Map<String, Type> USER =
      Map.ofEntries(
          Map.entry("id", Type.UUID),
          Map.entry("aud", Type.STRING),
          Map.entry("role", Type.STRING),
          Map.entry("email", Type.STRING),
          Map.entry("email_confirmed_at", Type.TIME),
          Map.entry("phone", Type.STRING),
          Map.entry("confirmation_sent_at", Type.TIME),
          Map.entry("confirmed_at", Type.TIME),
          Map.entry("last_sign_in_at", Type.TIME),
          Map.entry("app_metadata", Type.OBJECT),
          Map.entry("user_metadata", Type.OBJECT),
          Map.entry("identities", Type.ARRAY),
          Map.entry("created_at", Type.TIME),
          Map.entry("updated_at", Type.TIME),
          Map.entry("is_anonymous", Type.BOOLEAN));
  static final Map<String, Type> IDENTITY =
      Map.of(
          "identity_id", Type.UUID,
          "id", Type.UUID,
          "user_id", Type.UUID,
          "identity_data", Type.OBJECT,
          "provider", Type.STRING,
          "last_sign_in_at", Type.TIME,
          "created_at", Type.TIME,
          "updated_at", Type.TIME,
          "email", Type.STRING);
  static final Map<String, Type> SESSION =
      Map.of(
          "access_token", Type.STRING,
          "refresh_token", Type.STRING,
          "token_type", Type.STRING,
          "expires_in", Type.INTEGER,
          "expires_at", Type.INTEGER,
          "user", Type.OBJECT);
  static final Map<String, Type> SETTINGS =
      Map.of(
          "disable_signup", Type.BOOLEAN,
          "mailer_autoconfirm", Type.BOOLEAN,
          "phone_autoconfirm", Type.BOOLEAN,
          "sms_provider", Type.STRING,
          "saml_enabled", Type.BOOLEAN,
          "external", Type.OBJECT);
  static final Map<String, Type> ERROR =
      Map.of(
          "error", Type.STRING,
          "error_description", Type.STRING,
          "code", Type.INTEGER,
          "msg", Type.STRING,
          "error_code", Type.STRING,
          "weak_password", Type.OBJECT);

  private GotrueSpec() {}

  /// The form of a field.
  enum Type {
    STRING,
    UUID,
    TIME,
    INTEGER,
    BOOLEAN,
    OBJECT,
    ARRAY
  }

  /// Checks a request.
  ///
  /// @param body the JSON object in it, nothing if it is empty
  /// @param authorization the header
  static void checkRequest(
      String call,
      @Nullable Map<String, Object> body,
      @Nullable String apiKey,
      @Nullable String authorization) {
    var hasBearer = authorization != null;
    require(apiKey != null, call + " needs the header apikey");
    require(
        authorization == null || BEARER.matcher(authorization).matches(),
        "what is sent as a bearer token is a JWT");
    switch (form(call)) {
      case "POST /signup", "POST /token?grant_type=password" -> {
        var fields = fields(call, body, Set.of("email", "password"));
        require(EMAIL.matcher(fields.get("email").toString()).matches(), "email is none");
        require(!hasBearer, call + " takes no bearer token");
      }
      case "POST /token?grant_type=refresh_token" -> {
        fields(call, body, Set.of("refresh_token"));
        require(!hasBearer, call + " takes no bearer token");
      }
      case "POST /logout?scope=local" -> {
        require(body == null, call + " has no body");
        require(hasBearer, call + " needs the person's bearer token");
      }
      case "DELETE /admin/users/{userId}" ->
          require(
              body == null
                  || (body.keySet().equals(Set.of("should_soft_delete"))
                      && body.get("should_soft_delete") instanceof Boolean),
              call + " says at most should_soft_delete");
      case "GET /.well-known/jwks.json", "GET /settings" ->
          require(!hasBearer, call + " takes no bearer token");
      default -> throw new AssertionError(call + " is no call that Ava makes");
    }
  }

  /// Checks an answer of the current generation.
  static void checkAnswer(String call, int status, @Nullable Map<String, Object> body) {
    var path = form(call).replaceFirst("\\?.*", "");
    require(DOCUMENTED.containsKey(path) || BEYOND.containsKey(path), path + " is not used");
    require(
        DOCUMENTED.getOrDefault(path, Set.of()).contains(status)
            || BEYOND.getOrDefault(path, Set.of()).contains(status),
        call + " does not answer " + status);
    if (status >= 400) {
      checkForm("Error", object(body), ERROR, Set.of());
      checkWeakness(object(body));
    } else if (path.equals("POST /token")) {
      checkSession(object(body));
    } else if (path.equals("POST /signup")) {
      if (object(body).containsKey("access_token")) {
        checkSession(object(body));
      } else {
        checkUser(object(body));
      }
    } else if (path.equals("POST /logout")) {
      require(body == null, "a 204 has no body");
    } else if (path.startsWith("DELETE")) {
      checkForm("User", object(body), USER, Set.of());
    } else if (path.equals("GET /settings")) {
      checkForm("settings", object(body), SETTINGS, SETTINGS.keySet());
    }
  }

  /// The call as the document writes it.
  static String form(String call) {
    return ADMIN_USER.matcher(call).matches() ? "DELETE /admin/users/{userId}" : call;
  }

  private static void checkSession(Map<String, Object> session) {
    checkForm(
        "AccessTokenResponse",
        session,
        SESSION,
        Set.of("access_token", "refresh_token", "token_type", "expires_in", "user"));
    require("bearer".equals(session.get("token_type")), "token_type is bearer");
    checkUser(object(session.get("user")));
  }

  private static void checkUser(Map<String, Object> user) {
    checkForm("User", user, USER, Set.of("id", "aud", "role", "email", "identities"));
    for (var identity : (List<?>) Objects.requireNonNull(user.get("identities"))) {
      checkForm("Identity", object(identity), IDENTITY, Set.of("id", "user_id", "provider"));
    }
  }

  private static void checkWeakness(Map<String, Object> error) {
    if (error.containsKey("weak_password")) {
      var reasons = object(error.get("weak_password")).get("reasons");
      require(
          reasons instanceof List<?> list && WEAKNESSES.containsAll(list),
          "weak_password names its reasons");
    }
  }

  private static void checkForm(
      String name, Map<String, Object> value, Map<String, Type> types, Set<String> required) {
    require(value.keySet().containsAll(required), name + " has " + required + ": " + value);
    value.forEach(
        (field, content) -> {
          var type = types.get(field);
          require(type != null, name + " has no field " + field);
          require(
              isOf(Objects.requireNonNull(type), content), name + "." + field + " is a " + type);
        });
  }

  private static boolean isOf(Type type, @Nullable Object content) {
    return switch (type) {
      case STRING -> content instanceof String;
      case UUID -> content instanceof String text && isUuid(text);
      case TIME -> content instanceof String text && isTime(text);
      case INTEGER -> content instanceof Integer || content instanceof Long;
      case BOOLEAN -> content instanceof Boolean;
      case OBJECT -> content instanceof Map;
      case ARRAY -> content instanceof List;
    };
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static Map<String, Object> fields(
      String call, @Nullable Map<String, Object> body, Set<String> names) {
    require(
        body != null
            && body.keySet().equals(names)
            && body.values().stream().allMatch(String.class::isInstance),
        call + " has the texts " + names);
    return Objects.requireNonNull(body);
  }

  @SuppressWarnings("unchecked") // every JSON object has texts as names
  private static Map<String, Object> object(@Nullable Object value) {
    require(value instanceof Map, "an object and not " + value);
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new AssertionError(rule);
    }
  }
}
