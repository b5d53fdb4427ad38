package dev.ava.auth.gotrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A server on a port of its own that stands in for Supabase Auth. It checks every request and
/// every answer of its own by [GotrueSpec]; what breaks it is a complaint. A test can have it
/// answer anything else.
public final class GotrueStub implements AutoCloseable {
  private final HttpServer server;
  private final UserTable table;
  private final GotrueUsers users = new GotrueUsers();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<Received> requests = new CopyOnWriteArrayList<>();
  private final List<ECKey> keys = new CopyOnWriteArrayList<>();
  private volatile boolean confirms;
  private volatile @Nullable Answer next;

  /// A server whose users are nobody else's business.
  public GotrueStub() {
    this(UserTable.NONE);
  }

  /// A server that also writes its users to a database.
  public GotrueStub(UserTable table) {
    this.table = table;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/auth/v1/", this::serve);
    server.start();
    rotateKeys();
  }

  /// An answer that a test wants.
  ///
  /// @param headers pairs of name and value
  public record Answer(int status, String body, String... headers) {}

  /// A request as it came.
  public record Received(
      String call,
      @Nullable String apiKey,
      @Nullable String authorization,
      @Nullable String forwardedFor) {}

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String issuer() {
    return url() + "/auth/v1";
  }

  /// Wants e-mail addresses confirmed from now on.
  public void confirms() {
    confirms = true;
  }

  /// Does what happens when a person opens the link in the e-mail.
  public void confirm(String email) {
    users.confirm(email);
  }

  /// Answers every call so from now on, and checks neither it nor the answer.
  public void answers(int status, String body, String... headers) {
    next = new Answer(status, body, headers);
  }

  /// Answers by the rules again.
  public void answersByTheRules() {
    next = null;
  }

  /// Signs with a new key from now on, and no longer shows the old ones.
  public ECKey rotateKeys() {
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .algorithm(JWSAlgorithm.ES256)
              .keyID(UUID.randomUUID().toString())
              .generate();
      keys.clear();
      keys.add(key);
      return key;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The key it signs with.
  public ECKey key() {
    return keys.getFirst();
  }

  /// What it was asked, in order.
  public List<Received> requests() {
    return requests;
  }

  /// How often it was asked this.
  public long count(String call) {
    return requests.stream().filter(request -> request.call().equals(call)).count();
  }

  /// What broke the rules so far.
  public List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call =
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI().toString().replaceFirst("^/auth/v1", "");
      var text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var headers = exchange.getRequestHeaders();
      var received =
          new Received(
              call,
              headers.getFirst("apikey"),
              headers.getFirst("Authorization"),
              headers.getFirst("Sb-Forwarded-For"));
      requests.add(received);
      var answer = next;
      send(exchange, answer == null ? byTheRules(received, text) : answer);
    }
  }

  private Answer byTheRules(Received request, String text) {
    try {
      var body = text.isEmpty() ? null : JSONObjectUtils.parse(text);
      GotrueSpec.checkRequest(request.call(), body, request.apiKey(), request.authorization());
      var answer = answer(request, body == null ? Map.of() : body);
      GotrueSpec.checkAnswer(
          request.call(),
          answer.status(),
          answer.body().isEmpty() ? null : JSONObjectUtils.parse(answer.body()));
      return answer;
    } catch (AssertionError | ParseException | RuntimeException e) {
      complaints.add(request.call() + ": " + e);
      return new Answer(500, "");
    }
  }

  private Answer answer(Received request, Map<String, Object> body) {
    return switch (GotrueSpec.form(request.call())) {
      case "POST /signup" -> signUp(text(body, "email"), text(body, "password"));
      case "POST /token?grant_type=password" -> signIn(text(body, "email"), text(body, "password"));
      case "POST /token?grant_type=refresh_token" -> refresh(text(body, "refresh_token"));
      case "POST /logout?scope=local" -> signOut(request.authorization());
      case "DELETE /admin/users/{userId}" -> delete(request);
      case "GET /settings" -> settings();
      default -> new Answer(200, new JWKSet(List.<JWK>copyOf(keys)).toString(true));
    };
  }

  private Answer signUp(String email, String password) {
    var now = Instant.now();
    var added = users.add(email, password, !confirms, now);
    added.ifPresent(user -> table.add(user.id(), user.email()));
    if (confirms) {
      return ok(
          added
              .or(() -> users.find(email).filter(known -> !known.confirmed()))
              .map(GotrueUsers.User::json)
              .orElseGet(() -> GotrueUsers.User.madeUp(email, now)));
    }
    return added
        .map(user -> granted(users.open(user)))
        .orElseGet(() -> error(422, "user_already_exists", "User already registered"));
  }

  private Answer signIn(String email, String password) {
    var user = users.find(email).filter(found -> found.password().equals(password));
    if (user.isEmpty()) {
      return error(400, "invalid_credentials", "Invalid login credentials");
    }
    return user.get().confirmed()
        ? granted(users.open(user.get()))
        : error(400, "email_not_confirmed", "Email not confirmed");
  }

  private Answer refresh(String token) {
    return users
        .refresh(token)
        .map(this::granted)
        .orElseGet(() -> error(400, "refresh_token_not_found", "Invalid Refresh Token: Not Found"));
  }

  private Answer signOut(@Nullable String authorization) {
    try {
      var token = SignedJWT.parse(String.valueOf(authorization).replaceFirst("^Bearer ", ""));
      var session = UUID.fromString(token.getJWTClaimsSet().getStringClaim("session_id"));
      return users.end(session)
          ? new Answer(204, "")
          : error(403, "session_not_found", "Session from session_id claim in JWT does not exist");
    } catch (ParseException | RuntimeException e) {
      return error(403, "bad_jwt", "invalid JWT: unable to parse or verify signature");
    }
  }

  /// As the gateway has it: a new key speaks for itself, a legacy one is a token too.
  private Answer delete(Received request) {
    var key = String.valueOf(request.apiKey());
    var isAdmin =
        key.startsWith("sb_secret_")
            ? request.authorization() == null
            : ("Bearer " + key).equals(request.authorization()) && isServiceRole(key);
    if (!isAdmin) {
      return error(403, "not_admin", "User not allowed");
    }
    var id = UUID.fromString(request.call().replaceFirst(".*/", ""));
    if (!users.remove(id)) {
      return error(404, "user_not_found", "User not found");
    }
    table.remove(id);
    return ok(Map.of());
  }

  private static boolean isServiceRole(String key) {
    try {
      return "service_role".equals(SignedJWT.parse(key).getJWTClaimsSet().getStringClaim("role"));
    } catch (ParseException e) {
      return false;
    }
  }

  private Answer settings() {
    return ok(
        Map.of(
            "disable_signup",
            false,
            "mailer_autoconfirm",
            !confirms,
            "phone_autoconfirm",
            false,
            "sms_provider",
            "twilio",
            "saml_enabled",
            false,
            "external",
            Map.of("email", true, "phone", false)));
  }

  private Answer granted(GotrueUsers.Bought bought) {
    var expires = Instant.now().plus(GotrueUsers.lifetime());
    return ok(
        Map.of(
            "access_token",
            accessToken(bought, expires),
            "token_type",
            "bearer",
            "expires_in",
            GotrueUsers.lifetime().toSeconds(),
            "expires_at",
            expires.getEpochSecond(),
            "refresh_token",
            bought.refreshToken(),
            "user",
            bought.user().json()));
  }

  private String accessToken(GotrueUsers.Bought bought, Instant expires) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key().getKeyID()).build(),
              new JWTClaimsSet.Builder()
                  .issuer(issuer())
                  .audience("authenticated")
                  .subject(bought.user().id().toString())
                  .claim("role", "authenticated")
                  .claim("email", bought.user().email())
                  .claim("session_id", bought.session().toString())
                  .claim("is_anonymous", false)
                  .claim("nonce", UUID.randomUUID().toString())
                  .issueTime(new Date())
                  .expirationTime(Date.from(expires))
                  .build());
      token.sign(new ECDSASigner(key()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer ok(Map<String, Object> body) {
    return new Answer(200, JSONObjectUtils.toJSONString(body));
  }

  private static Answer error(int status, String code, String words) {
    return new Answer(
        status,
        JSONObjectUtils.toJSONString(Map.of("code", status, "error_code", code, "msg", words)),
        "x-sb-error-code",
        code);
  }

  private static String text(Map<String, Object> body, String field) {
    return String.valueOf(body.get(field));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    for (var i = 0; i < answer.headers().length; i += 2) {
      exchange.getResponseHeaders().set(answer.headers()[i], answer.headers()[i + 1]);
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
