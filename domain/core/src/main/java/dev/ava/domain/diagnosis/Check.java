package dev.ava.domain.diagnosis;

import static dev.ava.domain.diagnosis.Question.CAN_RECEIVE;
import static dev.ava.domain.diagnosis.Question.CAN_SEND;
import static dev.ava.domain.diagnosis.Question.CAN_SIGN_IN;
import static dev.ava.domain.diagnosis.Question.IS_ISOLATED;
import static dev.ava.domain.diagnosis.Question.MAY_SCALE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One thing that is looked at, and the questions that it bears on. The ids are stable: programs
/// rely on them.
public enum Check {
  GRAPH("meta.graph", "the Graph API", CAN_SEND),
  GRAPH_VERSION("meta.graph.version", "the version of the Graph API", CAN_SEND),
  APP_SECRET("meta.app.secret", "the app's secret", CAN_RECEIVE),
  TOKEN("meta.token", "the access token", CAN_SEND),
  TOKEN_APP("meta.token.app", "whose app the token is of", CAN_RECEIVE),
  TOKEN_SCOPES("meta.token.scopes", "what the token permits", CAN_SEND, CAN_RECEIVE),
  TOKEN_EXPIRY("meta.token.expiry", "how long the token lasts", CAN_SEND),
  TOKEN_TYPE("meta.token.type", "whose token it is", CAN_SEND),
  NUMBER_STATUS("meta.number.status", "the number's connection", CAN_RECEIVE, CAN_SEND),
  NUMBER_PLATFORM("meta.number.platform", "what serves the number", CAN_RECEIVE, CAN_SEND),
  NUMBER_VERIFICATION("meta.number.verification", "the number's verification", CAN_SEND),
  NUMBER_NAME("meta.number.name", "the number's display name", CAN_SEND, MAY_SCALE),
  NUMBER_HEALTH("meta.number.health", "the number's health", CAN_SEND),
  NUMBER_QUALITY("meta.number.quality", "the number's quality", MAY_SCALE),
  NUMBER_THROUGHPUT("meta.number.throughput", "the number's throughput", MAY_SCALE),
  NUMBER_LIMIT("meta.number.limit", "the messaging limit", MAY_SCALE),
  NUMBER_MODE("meta.number.mode", "the number's mode", CAN_SEND, MAY_SCALE),
  CALLBACK("meta.webhook.callback", "where Meta delivers", CAN_RECEIVE),
  ACCOUNT_NUMBER("meta.account.number", "the number's account", CAN_RECEIVE),
  ACCOUNT_REVIEW("meta.account.review", "Meta's review of the account", CAN_SEND, MAY_SCALE),
  ACCOUNT_HEALTH("meta.account.health", "the account's health", CAN_SEND),
  BUSINESS_VERIFICATION("meta.business.verification", "the business's verification", MAY_SCALE),
  SUBSCRIBED_APP("meta.webhook.app", "the app's subscription", CAN_RECEIVE),
  SUBSCRIBED_FIELDS("meta.webhook.fields", "what Meta tells", CAN_RECEIVE),
  TEMPLATES("meta.templates", "the message templates", MAY_SCALE),
  AI_TERMS("meta.terms.ai", "Meta's terms on general-purpose AI", MAY_SCALE),
  BILLING("meta.terms.billing", "what replies cost", CAN_SEND, MAY_SCALE),
  ADDRESS("webhook.address", "the public address", CAN_RECEIVE),
  CHALLENGE("webhook.challenge", "Meta's challenge", CAN_RECEIVE),
  DELIVERY("webhook.delivery", "a signed webhook", CAN_RECEIVE),
  FORGERY("webhook.forgery", "a forged webhook", CAN_RECEIVE, IS_ISOLATED),
  LAST_WEBHOOK("webhook.last", "the last webhook", CAN_RECEIVE),
  DATABASE("database", "the database", CAN_RECEIVE, CAN_SEND, CAN_SIGN_IN),
  SCHEMA("database.schema", "the schema", CAN_RECEIVE, CAN_SEND, CAN_SIGN_IN),
  LOGINS("database.logins", "the logins' rights", IS_ISOLATED),
  ROW_SECURITY("database.row_security", "row-level security", IS_ISOLATED),
  TLS("database.tls", "the connection's encryption", IS_ISOLATED),
  CLOCK("database.clock", "the clocks", MAY_SCALE),
  NODES("queues.nodes", "the nodes at work", CAN_SEND),
  NUMBER_STANDING("queues.number", "the number's standing", CAN_SEND),
  SIGN_IN_KEYS("sign_in.keys", "the keys that tokens are signed with", CAN_SIGN_IN),
  SIGN_IN_KEY_FILE("sign_in.key_file", "the file of the signing keys", CAN_SIGN_IN, IS_ISOLATED),
  SIGN_IN_SECRET("sign_in.secret", "how tokens are signed", CAN_SIGN_IN, IS_ISOLATED),
  SIGN_IN_CONFIRMATION("sign_in.confirmation", "e-mail confirmation", CAN_SIGN_IN);

  private final String id;
  private final String subject;

  @SuppressWarnings("ImmutableEnumChecker") // Wrapped so that nobody can change it.
  private final Set<Question> bearsOn;

  Check(String id, String subject, Question... bearsOn) {
    this.id = id;
    this.subject = subject;
    this.bearsOn = Collections.unmodifiableSet(EnumSet.copyOf(List.of(bearsOn)));
  }

  /// Lower case, words with dots between them, from the general to the special.
  public String id() {
    return id;
  }

  /// What is looked at, in a few words that can begin a line.
  public String subject() {
    return subject;
  }

  public Set<Question> bearsOn() {
    return bearsOn;
  }
}
