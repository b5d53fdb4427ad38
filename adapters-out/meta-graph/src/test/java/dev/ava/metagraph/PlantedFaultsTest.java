package dev.ava.metagraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.Verdict.Answer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One thing is wrong at Meta or in the configuration, and the diagnosis says which.
final class PlantedFaultsTest {
  /// Check, level, where the fault is planted, what is changed into what, and what must be said.
  /// Planted in an answer of Meta's, in a setting (`set`), or by a refusal with a code (`refuse`).
  private static final String TABLE =
      """
      meta.token              | FAILED  | token         | "is_valid": true | "is_valid": false | does not accept
      meta.token              | FAILED  | token         | "is_valid": true | "error": {"code": 190, "message": "Session has expired"}, "is_valid": false | Session has expired
      meta.token              | UNKNOWN | token         | "is_valid": true | "x": 1 | does not say whether
      meta.token              | UNKNOWN | token         | "data" | "other" | says nothing of it
      meta.token              | FAILED  | refuse        | token | 190 | Meta refuses to say
      meta.token              | UNKNOWN | refuse        | token | 2 | Meta refuses to say
      meta.token.expiry       | UNKNOWN | refuse        | token | 190 | Meta refuses the app's own token
      meta.token.expiry       | UNKNOWN | refuse        | token | 2 | (#2)
      meta.token              | OK      | set           | ava.whatsapp.app-secret | another-app-secret | accepts the access token
      meta.token.expiry       | OK      | set           | ava.whatsapp.app-secret | another-app-secret | never expires
      meta.token.app          | FAILED  | token         | "app_id": "634974688087057" | "app_id": "999" | is of the app 999
      meta.token.scopes       | FAILED  | token         | "whatsapp_business_messaging", "public | "public | lacks whatsapp_business_messaging
      meta.token.scopes       | FAILED  | token         | "scopes": ["whatsapp_business_management", | "scopes": [ | lacks whatsapp_business_management
      meta.token.scopes       | FAILED  | token         | "whatsapp_business_messaging", "target_ids": ["102290129340398"] | "whatsapp_business_messaging", "target_ids": ["777"] | not for the account 102290129340398
      meta.token.expiry       | FAILED  | token         | "expires_at": 0,\\n    "is | "expires_at": 1795175999,\\n    "is | expired at 2026-11-20T11:59:59Z
      meta.token.expiry       | WARNING | token         | "expires_at": 0,\\n    "is | "expires_at": 1795262400,\\n    "is | in 24 hours
      meta.token.expiry       | WARNING | token         | "data_access_expires_at": 0 | "data_access_expires_at": 1795348800 | expires at 2026-11-22
      meta.token.expiry       | NOTICE  | token         | "expires_at": 0,\\n    "is | "expires_at": 1799999999,\\n    "is | expires at 2027
      meta.token.expiry       | UNKNOWN | token         | "expires_at": 0,\\n    "is | "is | does not say when
      meta.token.type         | WARNING | token         | "SYSTEM_USER" | "USER" | of type USER
      meta.app.secret         | FAILED  | set           | ava.whatsapp.app-secret | another-app-secret | Meta refuses to say
      meta.webhook.fields     | UNKNOWN | set           | ava.whatsapp.app-secret | another-app-secret | refuses the app's own token
      meta.app.secret         | UNKNOWN | refuse        | subscriptions | 1 | (#1)
      meta.app.secret         | FAILED  | refuse        | subscriptions | 1 Error validating client secret. | validating client secret
      meta.app.secret         | UNKNOWN | refuse        | subscriptions | 2 | (#2)
      meta.app.secret         | UNKNOWN | set           | ava.whatsapp.app-id | | WHATSAPP_APP_ID is not set
      meta.token.scopes       | OK      | set           | ava.whatsapp.app-id | | both permissions
      meta.token.scopes       | NOTICE  | set           | ava.whatsapp.business-account-id | | these ids only: 102290129340398
      meta.webhook.app        | UNKNOWN | set           | ava.whatsapp.app-id | | Subscribed to the account: 634974688087057
      meta.token.app          | NOTICE  | set           | ava.whatsapp.app-id | | of the app 634974688087057
      meta.webhook.app        | UNKNOWN | set           | ava.whatsapp.business-account-id | | WHATSAPP_BUSINESS_ACCOUNT_ID is not set
      meta.business.verification | UNKNOWN | set        | ava.whatsapp.business-account-id | 123 | does not exist
      meta.number.status      | FAILED  | set           | ava.whatsapp.phone-number-id | 123 | does not exist
      meta.account.number     | FAILED  | set           | ava.whatsapp.phone-number-id | 123 | 123 is none of them
      meta.number.status      | UNKNOWN | refuse        | number | 190 | Meta refuses to say
      meta.number.status      | FAILED  | number        | "CONNECTED" | "PENDING" | is PENDING
      meta.number.status      | FAILED  | number        | "CONNECTED" | "DISCONNECTED" | is DISCONNECTED
      meta.number.status      | FAILED  | number        | "CONNECTED" | "UNLINKED" | is UNLINKED
      meta.number.status      | FAILED  | number        | "CONNECTED" | "MIGRATED" | is MIGRATED
      meta.number.status      | FAILED  | number        | "CONNECTED" | "DELETED" | is DELETED
      meta.number.status      | FAILED  | number        | "CONNECTED" | "BANNED" | is BANNED
      meta.number.status      | FAILED  | number        | "CONNECTED" | "RESTRICTED" | is RESTRICTED
      meta.number.status      | WARNING | number        | "CONNECTED" | "FLAGGED" | is FLAGGED
      meta.number.status      | WARNING | number        | "CONNECTED" | "SOMETHING_NEW" | is SOMETHING_NEW
      meta.number.status      | UNKNOWN | number        | "status": "CONNECTED", | | Meta does not say (status)
      meta.number.platform    | FAILED  | number        | "CLOUD_API" | "NOT_APPLICABLE" | registered nowhere
      meta.number.platform    | FAILED  | number        | "CLOUD_API" | "ON_PREMISE" | ON_PREMISE
      meta.number.verification | FAILED | number        | "VERIFIED" | "NOT_VERIFIED" | NOT_VERIFIED
      meta.number.verification | FAILED | number        | "VERIFIED" | "UNVERIFIED" | UNVERIFIED
      meta.number.verification | WARNING | number       | "VERIFIED" | "EXPIRED" | EXPIRED
      meta.number.name        | FAILED  | number        | "name_status": "APPROVED" | "name_status": "DECLINED" | DECLINED
      meta.number.name        | FAILED  | number        | "name_status": "APPROVED" | "name_status": "EXPIRED" | EXPIRED
      meta.number.name        | WARNING | number        | "name_status": "APPROVED" | "name_status": "PENDING_REVIEW" | PENDING_REVIEW
      meta.number.name        | WARNING | number        | "name_status": "APPROVED" | "name_status": "NONE" | NONE
      meta.number.health      | FAILED  | number        | "can_send_message": "AVAILABLE",\\n    "entities" | "can_send_message": "BLOCKED",\\n    "entities" | BLOCKED
      meta.number.health      | FAILED  | number        | "AVAILABLE" | "BLOCKED" | WABA is BLOCKED
      meta.number.health      | WARNING | number        | "AVAILABLE" | "LIMITED", "errors": [{"error_code": 141006, "error_description": "No payment method.", "possible_solution": "Add one."}] | 141006: No payment method. Add one.
      meta.number.quality     | WARNING | number        | "GREEN" | "YELLOW" | YELLOW
      meta.number.quality     | FAILED  | number        | "GREEN" | "RED" | RED
      meta.number.quality     | NOTICE  | number        | "GREEN" | "UNKNOWN" | UNKNOWN
      meta.number.throughput  | WARNING | set           | ava.whatsapp.messages-per-second | 200 | pass 80 messages
      meta.number.throughput  | WARNING | number        | "is_on_biz_app": false | "is_on_biz_app": true | pass 20 messages
      meta.number.throughput  | WARNING | number        | "STANDARD" | "NOT_APPLICABLE" | NOT_APPLICABLE
      meta.number.throughput  | NOTICE  | number        | "STANDARD" | "HIGH" | pass 1000 messages
      meta.number.throughput  | WARNING | number        | "STANDARD" | "GIGANTIC" | throughput is GIGANTIC
      meta.number.limit       | OK      | number        | "TIER_2K" | "TIER_UNLIMITED" | TIER_UNLIMITED
      meta.number.limit       | WARNING | number        | "TIER_2K" | "TIER_7" | TIER_7
      meta.number.limit       | NOTICE  | number        | "TIER_2K" | "TIER_250" | TIER_250
      meta.number.mode        | FAILED  | number        | "LIVE" | "SANDBOX" | SANDBOX
      meta.webhook.callback   | FAILED  | number        | https://ava.example.org/webhook | https://old.example.org/hook?key=k | delivers to https://old.example.org/hook?… (application)
      meta.webhook.callback   | FAILED  | number        | {"application" | {"whatsapp_business_account": "https://other.example.org/", "application" | (whatsapp_business_account)
      meta.webhook.callback   | FAILED  | number        | {"application" | {"phone_number": "https://other.example.org/", "application" | (phone_number)
      meta.webhook.callback   | FAILED  | number        | {"application" | {"override_callback_uri": "https://other.example.org/", "application" | (override_callback_uri)
      meta.webhook.callback   | FAILED  | number        | {"application": "https://ava.example.org/webhook"} | {} | no address to deliver to
      meta.webhook.callback   | FAILED  | set           | ava.public-url | https://moved.example.org | not to https://moved.example.org/webhook
      meta.webhook.callback   | FAILED  | number        | https://ava.example.org/webhook | https://ava example | cannot be read
      meta.account.number     | FAILED  | numbers       | 106540352242922 | 1 | is none of them
      meta.account.review     | FAILED  | account       | "APPROVED" | "REJECTED" | REJECTED
      meta.account.review     | FAILED  | account       | "APPROVED" | "RESTRICTED" | RESTRICTED
      meta.account.review     | WARNING | account       | "APPROVED" | "PENDING" | PENDING
      meta.account.health     | FAILED  | account       | "AVAILABLE" | "BLOCKED" | BLOCKED
      meta.account.health     | WARNING | account       | "AVAILABLE" | "LIMITED" | LIMITED
      meta.business.verification | FAILED | account     | "verified" | "not_verified" | NOT_VERIFIED
      meta.business.verification | FAILED | account     | "verified" | "rejected" | REJECTED
      meta.business.verification | WARNING | account    | "verified" | "pending" | PENDING
      meta.business.verification | UNKNOWN | refuse     | account | 80007 | (#80007)
      meta.webhook.app        | FAILED  | subscribed_apps | "id": "634974688087057", | "id": "111", | Subscribed to the account are 111
      meta.webhook.app        | FAILED  | subscribed_apps | {"whatsapp_business_api_data": {"id": "634974688087057", "name": "Ava", "link": "https://www.facebook.com/games/?app_id=634974688087057"}} | | No app is subscribed
      meta.webhook.app        | NOTICE  | subscribed_apps | "data": [ | "data": [{"whatsapp_business_api_data": {"id": "111", "name": "Other"}}, | so are 1 others
      meta.webhook.app        | UNKNOWN | refuse        | subscribed_apps | 200 | (#200)
      meta.webhook.fields     | FAILED  | subscriptions | "whatsapp_business_account" | "page" | no webhook for WhatsApp accounts
      meta.webhook.fields     | FAILED  | subscriptions | "active": true | "active": false | switched off
      meta.webhook.fields     | FAILED  | subscriptions | {"name": "messages", "version": "v25.0"}, | | not subscribed to messages
      meta.webhook.fields     | WARNING | subscriptions | {"name": "user_id_update", "version": "v25.0"}, | | not subscribed to user_id_update
      meta.webhook.fields     | NOTICE  | subscriptions | {"name": "account_update", "version": "v25.0"}, | | but not to account_update
      meta.templates          | WARNING | templates     | "status": "APPROVED", "category": "MARKETING" | "status": "REJECTED", "category": "MARKETING" | we_miss_you (de, REJECTED)
      meta.templates          | WARNING | templates     | "status": "APPROVED", "category": "UTILITY" | "status": "PAUSED", "category": "UTILITY" | order_confirmation (en_US, PAUSED)
      meta.templates          | NOTICE  | templates     | "after": "MjQZD"} | "after": "MjQZD"}, "next": "https://graph.facebook.com/v25.0/1/message_templates?after=MjQZD" | None of the first 2
      meta.templates          | WARNING | templates     | "APPROVED", "category": "MARKETING"}\\n  ],\\n  "paging": { | "PAUSED"}\\n  ],\\n  "paging": {"next": "https://graph.facebook.com/", | of the first 2
      meta.graph.version      | WARNING | set           | ava.whatsapp.graph-version | v20.0 | has ended v20.0
      meta.graph.version      | WARNING | set           | ava.whatsapp.graph-version | v21.0 | until 2027-01-21
      meta.graph.version      | NOTICE  | set           | ava.whatsapp.graph-version | v27.0 | has not been tried with
      meta.graph.version      | OK      | set           | ava.whatsapp.graph-version | v26.0 | speaks v26.0
      """;

  private static final StubMeta meta = new StubMeta();

  @AfterAll
  static void close() {
    meta.close();
  }

  @BeforeEach
  void beWell() {
    meta.beWell();
  }

  @ParameterizedTest
  @MethodSource("table")
  void theFaultIsSeen(Row row) {
    try (var examined = planted(row)) {
      assertThat(examined.finding(row.check()))
          .as("%s", row)
          .satisfies(
              finding -> {
                assertThat(finding.level()).isEqualTo(row.level());
                assertThat(finding.seen()).contains(row.says());
              });
    }
  }

  @Test
  void atLeastThirtyStatesAreUnhealthy() {
    assertThat(
            table().stream()
                .filter(row -> row.level().compareTo(Level.WARNING) >= 0)
                .map(row -> List.of(row.where(), row.what(), row.into()))
                .distinct())
        .hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void everyCheckHasAStateInWhichItComplains() {
    try (var examined = Examined.at(meta.url())) {
      var complaining =
          table().stream()
              .filter(row -> row.level().compareTo(Level.WARNING) >= 0)
              .map(Row::check)
              .collect(Collectors.toSet());

      assertThat(examined.examiners().stream().flatMap(examiner -> examiner.checks().stream()))
          .filteredOn(check -> !List.of(Check.AI_TERMS, Check.BILLING).contains(check))
          .filteredOn(check -> check != Check.GRAPH)
          .allMatch(complaining::contains);
    }
  }

  @Test
  void aRefusedTokenThatHasToAskAboutItselfIsNoGood() {
    try (var examined =
        Examined.at(
            meta.url(),
            Map.of("ava.whatsapp.app-id", "", "ava.whatsapp.access-token", "EAAG-other"))) {
      assertThat(examined.finding(Check.TOKEN).level()).isEqualTo(Level.FAILED);
      assertThat(examined.finding(Check.TOKEN_EXPIRY).seen()).contains("WHATSAPP_APP_ID");
    }
  }

  @Test
  void aFieldThatMetaDoesNotHaveSpoilsNoOther() {
    meta.change("number", "\"account_mode\": \"LIVE\",", "");
    meta.change("number", "\"is_on_biz_app\": false,", "");
    meta.change("number", "\"throughput\": {\"level\": \"STANDARD\"},", "");

    try (var examined = Examined.at(meta.url())) {
      assertThat(examined.finding(Check.NUMBER_MODE).level()).isEqualTo(Level.UNKNOWN);
      assertThat(examined.finding(Check.NUMBER_THROUGHPUT).level()).isEqualTo(Level.UNKNOWN);
      assertThat(examined.finding(Check.NUMBER_QUALITY).level()).isEqualTo(Level.OK);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://ava.example.org/webhook/",
    "https://AVA.Example.org/webhook",
    "HTTPS://ava.example.org:443/webhook"
  })
  void aCallbackThatLeadsToTheSamePlaceIsOurs(String callback) {
    meta.change("number", "https://ava.example.org/webhook", callback);

    try (var examined = Examined.at(meta.url())) {
      assertThat(examined.finding(Check.CALLBACK).level()).isEqualTo(Level.OK);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://ava.example.org/Webhook",
    "http://ava.example.org/webhook",
    "https://ava.example.org:8443/webhook",
    "https://ava.example.org/webhook?to=another",
    "https://ava.example.org.evil.example/webhook"
  })
  void aCallbackThatLeadsElsewhereIsNotOurs(String callback) {
    meta.change("number", "https://ava.example.org/webhook", callback);

    try (var examined = Examined.at(meta.url())) {
      assertThat(examined.finding(Check.CALLBACK).level()).isEqualTo(Level.FAILED);
    }
  }

  @Test
  void fullPagesOfTemplatesAreNotTakenForAll() {
    var page =
        IntStream.range(0, 250)
            .mapToObj(
                "{\"name\": \"t%d\", \"language\": \"de\", \"status\": \"APPROVED\"}"::formatted)
            .collect(Collectors.joining(",", "{\"data\": [", "], \"x\": ["));
    meta.change("templates", "{\n  \"data\": [", page);

    try (var examined = Examined.at(meta.url())) {
      assertThat(examined.finding(Check.TEMPLATES).level()).isEqualTo(Level.NOTICE);
    }
  }

  @Test
  void whereAllIsWellMetaSpeaksAgainstNothing() {
    try (var examined = Examined.at(meta.url())) {
      assertThat(examined.verdicts())
          .filteredOn(verdict -> !verdict.findings().isEmpty())
          .hasSize(3)
          .allSatisfy(verdict -> assertThat(verdict.answer()).isEqualTo(Answer.YES));
    }
  }

  /// A fault of the installation's own may show in several places, some of them graver.
  @ParameterizedTest
  @MethodSource("table")
  void theVerdictsFollow(Row row) {
    try (var examined = planted(row)) {
      assertThat(examined.verdicts())
          .as("%s", row)
          .filteredOn(verdict -> row.check().bearsOn().contains(verdict.question()))
          .isNotEmpty()
          .allSatisfy(
              verdict -> {
                switch (row.level()) {
                  case FAILED -> assertThat(verdict.answer()).isEqualTo(Answer.NO);
                  case UNKNOWN -> assertThat(verdict.answer()).isNotEqualTo(Answer.YES);
                  case OK, NOTICE, WARNING -> {
                    if (!row.where().equals("set")) {
                      assertThat(verdict.answer()).isEqualTo(Answer.YES);
                    }
                  }
                }
              });
    }
  }

  @Test
  void whateverMetaQuotesNoFindingHoldsASecret() {
    for (var file : List.of("number", "account", "token", "subscriptions", "templates")) {
      meta.beWell();
      meta.refuse(file, 1, "");

      try (var examined = Examined.at(meta.url())) {
        assertThat(examined.findings())
            .extracting(Finding::seen)
            .noneMatch(seen -> seen.contains("canary"));
      }
    }
  }

  private static Examined planted(Row row) {
    switch (row.where()) {
      case "set" -> {
        var settings = new HashMap<String, Object>();
        settings.put(row.what(), row.into());
        return Examined.at(meta.url(), settings);
      }
      case "refuse" -> {
        var code = row.into().split(" ", 2);
        meta.refuse(row.what(), Integer.parseInt(code[0]), code.length == 1 ? "" : code[1]);
      }
      default -> meta.change(row.where(), row.what(), row.into());
    }
    return Examined.at(meta.url());
  }

  private static List<Row> table() {
    return TABLE.lines().map(Row::parse).toList();
  }

  /// One line of the table.
  private record Row(
      Check check, Level level, String where, String what, String into, String says) {
    static Row parse(String line) {
      var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
      return new Row(
          Arrays.stream(Check.values())
              .filter(check -> check.id().equals(cells.get(0)))
              .findFirst()
              .orElseThrow(),
          Level.valueOf(cells.get(1)),
          cells.get(2),
          cells.get(3).replace("\\n", "\n"),
          cells.get(4).replace("\\n", "\n"),
          cells.get(5));
    }

    @Override
    public String toString() {
      return "%s %s: %s %s -> %s".formatted(check.id(), level, where, what, into);
    }
  }
}
