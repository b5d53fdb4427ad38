package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// What the log must not know, even where Ava says all that it can say. The log is everybody's, so
/// nothing else runs meanwhile.
@Isolated
class LogsTest {
  private static final String CANARY = "canary-in-the-mine";

  private final Lines lines = new Lines();
  private final Logger everything = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = logger("dev.ava");
  private final List<String> secrets = new ArrayList<>();
  private RunningAva ava;

  @BeforeEach
  void listen() {
    lines.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
    lines.start();
    everything.addAppender(lines);
    ours.setLevel(Level.TRACE);
    ava = RunningAva.start();
  }

  @AfterEach
  void stop() throws Exception {
    ava.close();
    everything.detachAppender(lines);
    ours.setLevel(null);
  }

  @Test
  void aWalkWithEverythingThatGoesWrongLeavesNoSecretInTheLog() throws Exception {
    var email = Api.someEmail();
    var password = secret("pass " + UUID.randomUUID());
    var phone = secret(Api.somePhone());
    var session = ava.api().post("/auth/signup", Api.credentials(email, password));
    keepTokens(session);
    var refreshed = ava.api().post("/auth/refresh", refresh(session.text("refresh_token")));
    keepTokens(refreshed);
    var ann = ava.api().as(refreshed.text("access_token"));

    refusals(email, password, session);
    talk(ann, phone);
    defects(ann, password, email);

    assertThat(ann.post("/auth/signout", "").status()).isEqualTo(204);
    assertThat(lines.all).isNotEmpty();
    assertThat(secrets).hasSizeGreaterThan(10);
    for (var secret : secrets) {
      assertThat(lines.all).noneMatch(line -> line.contains(secret));
    }
    assertThat(lines.all).noneMatch(line -> line.contains(phone.substring(1)));
    assertThat(lines.all).noneMatch(line -> line.contains(CANARY));
  }

  private void refusals(String email, String password, Api.Answer session) throws Exception {
    ava.api().post("/auth/signup", Api.credentials(email, password));
    ava.api().post("/auth/signin", Api.credentials(email, secret("wrong " + UUID.randomUUID())));
    ava.api().post("/auth/signin", "{\"password\":\"" + CANARY + "\",");
    ava.api()
        .post(
            "/auth/signin", "{\"email\":{\"" + CANARY + "\":1},\"password\":[\"" + CANARY + "\"]}");
    ava.api().post("/auth/refresh", refresh(session.text("refresh_token") + "x"));
    ava.api().as(session.text("access_token") + CANARY).get("/auth/me");
    ava.api().as(CANARY).get("/auth/me");
    ava.api().get("/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + CANARY);
    ava.webhooks().postUnsigned(Webhooks.text(Api.somePhone(), Webhooks.wamid(), CANARY));
    ava.webhooks().post("{\"entry\":\"" + CANARY);
  }

  private void talk(Api ann, String phone) throws Exception {
    var claimed = ann.put("/preferences/whatsapp", Api.phone(phone));
    ann.post("/avatars", "{\"name\":\"" + CANARY + "\",\"age\":20,\"personality\":\"shy\"}");
    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), secret(claimed.text("link_code"))));
    await().until(() -> ann.get("/preferences").text("whatsapp_status"), "linked"::equals);
    say(ann, phone, "accepted");
    ava.graph().refuse(phone, 131_026);
    say(ann, phone, "failed");
    ava.graph().refuse(phone, 130_429);
    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), CANARY));
    await().until(() -> ava.graph().refused(phone) >= 3);
    ava.graph().accept(phone);
    await().until(() -> ava.waiting() == 0);
    ann.put("/preferences/whatsapp", Api.phone("+49 " + CANARY));
  }

  private void say(Api ann, String phone, String until) throws Exception {
    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), CANARY + until));
    await()
        .until(
            () ->
                ann.get("/messages").json().size() > 0
                    ? ann.get("/messages").text(0, "status")
                    : "",
            until::equals);
  }

  /// A table that is not there is a defect, which is logged with its causes.
  private void defects(Api ann, String password, String email) throws Exception {
    ava.sql("alter table ava.avatars rename to gone");
    ava.sql("alter table ava.whatsapp_identities rename to gone_too");
    assertThat(
            ann.put(
                    "/avatars/me",
                    "{\"name\":\"" + CANARY + "\",\"age\":20,\"personality\":\"shy\"}")
                .text("code"))
        .isEqualTo("internal_error");
    ava.webhooks().post(Webhooks.text(Api.somePhone(), Webhooks.wamid(), CANARY));
    await().until(() -> lines.all.stream().anyMatch(line -> line.contains("Inbox item")));
    ava.sql("alter table ava.gone rename to avatars");
    ava.sql("alter table ava.gone_too rename to whatsapp_identities");
    assertThat(ava.api().post("/auth/signin", Api.credentials(email, password)).status())
        .isEqualTo(200);
  }

  private void keepTokens(Api.Answer session) {
    secret(session.text("access_token"));
    secret(session.text("access_token").split("\\.", -1)[2]);
    secret(session.text("refresh_token"));
    secret("the-access-token-of-the-tests");
    secret("the-verify-token-of-the-tests");
    secret(Webhooks.APP_SECRET);
  }

  private String secret(String secret) {
    secrets.add(secret);
    return secret;
  }

  private static String refresh(String token) {
    return "{\"refresh_token\":\"%s\"}".formatted(token);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      all.add(
          event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + " "
              + event.getMDCPropertyMap()
              + (event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
  }
}
