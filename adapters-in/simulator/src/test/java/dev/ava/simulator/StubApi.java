package dev.ava.simulator;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Plays Ava's REST API for one user, as far as the pages need it.
@Controller
@Requires(property = "test.stub", value = "true")
final class StubApi {
  static final String CODE = "AVA-7K3M9Q";

  private static final String USER = "01999999-0000-7000-8000-000000000001";

  private final List<Map<String, Object>> messages = new ArrayList<>();
  private int access;
  private int refresh;
  private int deletions;
  private @Nullable Map<String, Object> avatar;
  private @Nullable Map<String, Object> preferences;

  @Post("/auth/signup")
  synchronized HttpResponse<?> signUp(@Body Map<String, Object> body) {
    if (body.getOrDefault("password", "").toString().length() < 8) {
      return invalid("password", "A password has at least 8 characters.");
    }
    return body.getOrDefault("email", "").equals("taken@example.org")
        ? problem(HttpStatus.CONFLICT, "email_taken", "This e-mail address has an account.")
        : HttpResponse.created(tokens());
  }

  @Post("/auth/signin")
  synchronized HttpResponse<?> signIn(@Body Map<String, Object> body) {
    return "wrong".equals(body.get("password"))
        ? problem(
            HttpStatus.UNAUTHORIZED, "invalid_credentials", "E-mail or password is not right.")
        : HttpResponse.ok(tokens());
  }

  @Post("/auth/refresh")
  synchronized HttpResponse<?> refresh(@Body Map<String, Object> body) {
    return ("refresh-" + refresh).equals(body.get("refresh_token"))
        ? HttpResponse.ok(tokens())
        : problem(HttpStatus.UNAUTHORIZED, "invalid_token", "Sign in again.");
  }

  @Post("/auth/signout")
  HttpResponse<?> signOut() {
    return HttpResponse.noContent();
  }

  @Get("/auth/me")
  synchronized HttpResponse<?> me(HttpRequest<?> request) {
    return signedIn(request)
        ? HttpResponse.ok(
            Map.of(
                "user_id", USER,
                "email", "mia@example.org",
                "tier", "free",
                "created_at", "2026-11-20T12:00:00Z"))
        : unauthorized();
  }

  @Get(value = "/account/export", produces = "application/zip")
  synchronized HttpResponse<?> export(HttpRequest<?> request) {
    return signedIn(request)
        ? HttpResponse.ok(new byte[] {'P', 'K'})
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ava-export.zip\"")
        : unauthorized();
  }

  @Delete("/account")
  synchronized HttpResponse<?> delete(@Body Map<String, Object> body) {
    if (!body.containsKey("password")) {
      return invalid("password", "This field is required.");
    }
    deletions++;
    return switch (String.valueOf(body.get("password"))) {
      case "wrong" ->
          problem(
              HttpStatus.UNAUTHORIZED, "invalid_credentials", "E-mail or password is not right.");
      case "away" -> HttpResponse.accepted();
      default -> HttpResponse.noContent();
    };
  }

  /// How often a deletion was asked for.
  synchronized int deletions() {
    return deletions;
  }

  @Get("/avatars/me")
  synchronized HttpResponse<?> avatar(HttpRequest<?> request) {
    if (!signedIn(request)) {
      return unauthorized();
    }
    return avatar == null
        ? problem(HttpStatus.NOT_FOUND, "no_avatar", "You have no avatar.")
        : HttpResponse.ok(avatar);
  }

  @Post("/avatars")
  synchronized HttpResponse<?> create(@Body Map<String, Object> body) {
    if (!(body.get("age") instanceof Number age) || age.intValue() < 20) {
      return invalid("age", "An avatar is at least 20 years old.");
    }
    avatar = new HashMap<>(body);
    return HttpResponse.created(avatar);
  }

  @Put("/avatars/me")
  synchronized HttpResponse<?> change(@Body Map<String, Object> body) {
    avatar = new HashMap<>(body);
    return HttpResponse.ok(avatar);
  }

  @Get("/preferences")
  synchronized HttpResponse<?> preferences(HttpRequest<?> request) {
    if (!signedIn(request)) {
      return unauthorized();
    }
    return preferences == null
        ? problem(HttpStatus.NOT_FOUND, "no_preferences", "You have linked no number.")
        : HttpResponse.ok(preferences);
  }

  @Put("/preferences/whatsapp")
  synchronized HttpResponse<?> link(@Body Map<String, Object> body) {
    var phone = String.valueOf(body.get("phone"));
    if (!phone.startsWith("+")) {
      return invalid("phone", "A phone number starts with + and the country code.");
    }
    preferences =
        Map.of(
            "whatsapp_phone",
            phone,
            "whatsapp_status",
            "pending",
            "link_code",
            CODE,
            "link_code_expires_at",
            Instant.now().plusSeconds(600).toString(),
            "link_url",
            "https://wa.me/15550783881?text=" + CODE);
    return HttpResponse.ok(preferences);
  }

  @Delete("/preferences/whatsapp")
  synchronized HttpResponse<?> unlink() {
    preferences = null;
    return HttpResponse.noContent();
  }

  @Get("/messages")
  synchronized HttpResponse<?> messages(
      HttpRequest<?> request, @Nullable @QueryValue String before) {
    if (!signedIn(request)) {
      return unauthorized();
    }
    var half = messages.size() / 2;
    var page = before == null ? messages.subList(half, messages.size()) : messages.subList(0, half);
    var answer = HttpResponse.ok(page.reversed());
    return before == null && half > 0
        ? answer.header(HttpHeaders.LINK, "</messages?limit=20&before=x>; rel=\"next\"")
        : answer;
  }

  /// Ends all sessions' access tokens; their refresh tokens stay good.
  synchronized void expireAccessTokens() {
    access++;
  }

  /// How many times tokens were given out.
  synchronized int tokensGiven() {
    return refresh;
  }

  /// The code has come from the phone.
  synchronized void proven() {
    if (preferences != null) {
      preferences =
          Map.of("whatsapp_phone", preferences.get("whatsapp_phone"), "whatsapp_status", "linked");
    }
  }

  /// Something was said.
  void said(String role, String content) {
    said(role, content, Map.of());
  }

  /// @param more what the message has besides
  synchronized void said(String role, String content, Map<String, Object> more) {
    var message = new HashMap<String, Object>();
    message.put("id", "%s-%03d".formatted(UUID.randomUUID(), messages.size()));
    message.put("user_id", USER);
    message.put("channel", "whatsapp");
    message.put("role", role);
    message.put("content", content);
    message.put("created_at", Instant.now().toString());
    message.put("status", role.equals("user") ? "received" : "sent");
    message.putAll(more);
    messages.add(message);
  }

  private Map<String, Object> tokens() {
    access++;
    refresh++;
    return Map.of(
        "access_token",
        "access-" + access,
        "token_type",
        "bearer",
        "expires_in",
        3600,
        "refresh_token",
        "refresh-" + refresh,
        "user_id",
        USER);
  }

  private boolean signedIn(HttpRequest<?> request) {
    return ("Bearer access-" + access).equals(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
  }

  private static HttpResponse<?> unauthorized() {
    return problem(HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in first.");
  }

  private static HttpResponse<?> invalid(String field, String message) {
    var error = Map.of("field", field, "message", message);
    return answer(
        HttpStatus.UNPROCESSABLE_ENTITY,
        Map.of("code", "validation_failed", "detail", "Not valid.", "errors", List.of(error)));
  }

  private static HttpResponse<?> problem(HttpStatus status, String code, String detail) {
    return answer(status, Map.of("code", code, "detail", detail));
  }

  private static MutableHttpResponse<?> answer(HttpStatus status, Map<String, Object> body) {
    return HttpResponse.status(status).body(body).contentType("application/problem+json");
  }
}
