package dev.ava.domain.messaging;

import static dev.ava.domain.messaging.Handling.BUG;
import static dev.ava.domain.messaging.Handling.HOLD;
import static dev.ava.domain.messaging.Handling.PAUSE;
import static dev.ava.domain.messaging.Handling.PERMANENT;
import static dev.ava.domain.messaging.Handling.RETRY;
import static dev.ava.domain.messaging.Handling.STOP;
import static dev.ava.domain.messaging.Handling.TEMPLATE;
import static dev.ava.domain.messaging.Handling.WINDOW;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The errors that Meta documents for sending, each with what it means and what is to be done about
/// it. They come with the answer to a send, or later with the report `failed`. The set is open:
/// Meta adds codes without notice.
///
/// Source: Meta, "WhatsApp Cloud API error codes", September 2026.
public enum MetaErrorCode {
  USER_NOT_AUTHENTICATED(
      0,
      STOP,
      "Meta cannot authenticate the app; the access token is no longer valid.",
      "Issue a new token of a system user and set WHATSAPP_ACCESS_TOKEN."),
  UNKNOWN_API_ERROR(1, RETRY, 3, "The request was invalid or Meta's server failed."),
  SERVICE_OVERLOADED(2, RETRY, "Meta's service is overloaded or down for a while."),
  CAPABILITY_MISSING(
      3,
      STOP,
      "The app lacks a capability or permission.",
      "Give the app whatsapp_business_messaging."),
  APP_RATE_LIMIT(4, PAUSE, Duration.ofMinutes(1), "The app has made too many calls."),
  PERMISSION_DENIED(
      10,
      STOP,
      "The app lacks a permission, or it was removed.",
      "Give the system user and the app whatsapp_business_messaging for this account."),
  USER_RATE_LIMIT(17, PAUSE, Duration.ofMinutes(1), "The system user has made too many calls."),
  PHONE_NUMBER_DELETED(
      33,
      STOP,
      "The business number was deleted.",
      "Register a number and set WHATSAPP_PHONE_NUMBER_ID."),
  PARAMETER_INVALID(100, BUG, "A parameter is not supported or misspelled."),
  TOKEN_MISSING(104, STOP, "The access token is missing.", "Set WHATSAPP_ACCESS_TOKEN."),
  TOKEN_EXPIRED(
      190,
      STOP,
      "The access token has expired.",
      "Issue a new token of a system user and set WHATSAPP_ACCESS_TOKEN."),
  ACCOUNT_BLOCKED(
      368,
      STOP,
      "The account is restricted or disabled for breaking a policy.",
      "Read the notice in WhatsApp Manager and ask for a review there."),
  CALL_RATE_LIMIT(613, PAUSE, Duration.ofMinutes(1), "Too many calls were made."),
  OBJECT_UNKNOWN(
      803, STOP, "Meta knows no object with this id.", "Check WHATSAPP_PHONE_NUMBER_ID."),
  WABA_RATE_LIMIT(
      80_007, PAUSE, Duration.ofMinutes(5), "The business account has made too many calls."),
  RECIPIENT_BLOCKED_BY_BUSINESS(
      130_403, PERMANENT, "The business has blocked this person.", "Unblock the person first."),
  THROUGHPUT_REACHED(130_429, PAUSE, Duration.ofSeconds(1), "The number sends faster than it may."),
  RECIPIENT_IN_EXPERIMENT(
      130_472, PERMANENT, "The person is part of an experiment of Meta's and gets no marketing."),
  COUNTRY_RESTRICTED(130_497, PERMANENT, "The business may not write to people of this country."),
  SOMETHING_WENT_WRONG(131_000, RETRY, 4, "Something went wrong at Meta, which does not say what."),
  ACCESS_DENIED(
      131_005,
      STOP,
      "The access token lacks a permission.",
      "Give the system user whatsapp_business_messaging."),
  PARAMETER_MISSING(131_008, BUG, "A required parameter is missing."),
  PARAMETER_VALUE_INVALID(131_009, BUG, "A parameter has a wrong value."),
  MEDIA_NOT_FETCHED(131_014, RETRY, 3, "Meta could not fetch the file."),
  SERVICE_UNAVAILABLE(131_016, RETRY, "A service of Meta's is down for a while."),
  RECIPIENT_IS_SENDER(131_021, PERMANENT, "The number cannot write to itself."),
  UNDELIVERABLE(
      131_026,
      PERMANENT,
      "The message cannot be delivered: not on WhatsApp, an old app, or terms not accepted."),
  RECIPIENT_NOT_ALLOWED(
      131_030,
      STOP,
      "A test number writes to listed people only.",
      "Add the person to the list in Meta's console, or use a real number."),
  ACCOUNT_LOCKED(
      131_031,
      STOP,
      "The business account is locked.",
      "Read its health status in WhatsApp Manager."),
  DISPLAY_NAME_NOT_APPROVED(
      131_037,
      STOP,
      "The number has no approved display name.",
      "Have the display name approved in WhatsApp Manager."),
  GROUP_UNKNOWN(131_041, PERMANENT, "The group is unknown."),
  PAYMENT_PROBLEM(
      131_042,
      STOP,
      "The business account has a problem with its payment method.",
      "Mend the payment method in Meta's billing hub."),
  NUMBER_REGISTRATION_FAILED(
      131_045, STOP, "The number is not registered properly.", "Register the number again."),
  WINDOW_CLOSED(131_047, WINDOW, "More than 24 hours have passed since the person last wrote."),
  SPAM_LIMIT(
      131_048,
      PAUSE,
      Duration.ofHours(1),
      "Too many messages of the number were blocked or reported.",
      "Send less and look at the number's quality in WhatsApp Manager."),
  ECOSYSTEM_HEALTH(
      131_049,
      HOLD,
      Duration.ofHours(24),
      "Meta does not deliver it, to keep its service healthy."),
  MARKETING_STOPPED(131_050, PERMANENT, "The person does not want marketing."),
  MESSAGE_TYPE_UNSUPPORTED(131_051, BUG, "Meta does not support this type of message."),
  MEDIA_NOT_DOWNLOADED(
      131_052,
      PERMANENT,
      "The person's file cannot be downloaded.",
      "Ask the person to send it again."),
  MEDIA_NOT_UPLOADED(131_053, RETRY, 3, "The file could not be uploaded."),
  METHOD_NOT_ALLOWED(131_055, BUG, "The method is not allowed."),
  PAIR_RATE_LIMIT(
      131_056,
      RETRY,
      Duration.ofSeconds(1),
      "Too many messages were sent to this person in a short time."),
  MAINTENANCE(
      131_057,
      PAUSE,
      Duration.ofMinutes(1),
      "The business account is being maintained or raised to a higher throughput."),
  USER_ID_NOT_SUPPORTED(
      131_062,
      PERMANENT,
      "Such a message cannot be sent to a business-scoped user id.",
      "Ask the person for their number."),
  MARKETING_DISABLED(
      131_063,
      STOP,
      "Marketing is switched off for the Cloud API.",
      "Switch it on in WhatsApp Manager."),
  TEMPLATES_MISCLASSIFIED(
      131_064,
      PAUSE,
      Duration.ofHours(1),
      "The messaging limit was lowered because templates are in a wrong category.",
      "Correct the categories of the templates."),
  TEMPLATE_PARAMETER_COUNT(
      132_000, TEMPLATE, "The number of parameters differs from the template's."),
  TEMPLATE_UNKNOWN(
      132_001, TEMPLATE, "The template is not there in this language or not approved."),
  TEMPLATE_TOO_LONG(132_005, TEMPLATE, "The filled-in template is too long."),
  TEMPLATE_AGAINST_POLICY(132_007, TEMPLATE, "The template breaks a policy."),
  TEMPLATE_VALUE_FORMAT(132_008, TEMPLATE, "A value of the template has a wrong format."),
  TEMPLATE_PARAMETER_FORMAT(132_012, TEMPLATE, "A parameter of the template has a wrong format."),
  TEMPLATE_PAUSED(
      132_015,
      HOLD,
      Duration.ofHours(1),
      "The template is paused because of its quality.",
      "Improve the template and wait until Meta takes it up again."),
  TEMPLATE_DISABLED(
      132_016, PERMANENT, "The template is disabled for good.", "Use another template."),
  TEMPLATE_PARAMETERS_INVALID(132_018, TEMPLATE, "The parameters of the template are wrong."),
  FLOW_BLOCKED(132_068, STOP, "The flow is blocked.", "Mend the flow in WhatsApp Manager."),
  FLOW_THROTTLED(
      132_069, HOLD, Duration.ofHours(1), "The flow is limited to a few messages an hour."),
  DEREGISTRATION_INCOMPLETE(
      133_000,
      STOP,
      "An earlier deregistration of the number failed.",
      "Deregister the number again, then register it."),
  SERVER_UNAVAILABLE(133_004, RETRY, "Meta's server is down for a while."),
  PIN_WRONG(133_005, STOP, "The two-step PIN is wrong.", "Set the right PIN or a new one."),
  NUMBER_NOT_VERIFIED(
      133_006,
      STOP,
      "The number must be verified before it is registered.",
      "Verify the number, then register it."),
  PIN_GUESSED_TOO_OFTEN(
      133_008,
      PAUSE,
      Duration.ofHours(1),
      "The two-step PIN was guessed too often.",
      "Wait as long as Meta says, then use the right PIN."),
  PIN_GUESSED_TOO_FAST(
      133_009,
      PAUSE,
      Duration.ofHours(1),
      "The two-step PIN was guessed too fast.",
      "Wait as long as Meta says, then use the right PIN."),
  NUMBER_NOT_REGISTERED(133_010, STOP, "The number is not registered.", "Register the number."),
  NUMBER_JUST_DELETED(
      133_015, PAUSE, Duration.ofMinutes(5), "The number was deleted a moment ago."),
  REGISTRATION_RATE_LIMIT(
      133_016, PAUSE, Duration.ofHours(1), "The number was registered and deregistered too often."),
  PAYMENT_TERMS_PENDING(
      134_011, STOP, "The terms of payment are not accepted.", "Accept them in WhatsApp Manager."),
  MARKETING_ONLY(134_100, TEMPLATE, "Only marketing templates can be sent so."),
  TEMPLATE_SYNCING(134_101, RETRY, Duration.ofMinutes(10), "The template is being synchronised."),
  TEMPLATE_UNAVAILABLE(
      134_102,
      STOP,
      "The template is not available for this way of sending.",
      "Check the template in WhatsApp Manager."),
  GENERIC_PARAMETER_ERROR(135_000, BUG, "A parameter of the request is wrong."),
  IDENTITY_KEY_MISMATCH(
      137_000,
      PERMANENT,
      "The person's security code has changed and is not confirmed.",
      "Confirm that it is still the same person."),
  USERNAME_ERROR(
      147_001,
      STOP,
      "The business username is wrong or taken.",
      "Choose another username in WhatsApp Manager."),
  NUMBER_IN_MAINTENANCE(2_494_100, PAUSE, Duration.ofMinutes(5), "The number is in maintenance.");

  private static final int FIRST_PERMISSION = 200;
  private static final int LAST_PERMISSION = 299;
  private static final int SECOND_USERNAME = 147_002;
  private static final int LAST_USERNAME = 147_005;
  private static final int MOST_QUADRUPLINGS = 6;
  private static final Map<Integer, MetaErrorCode> BY_CODE = byCode();

  private final int code;
  private final Handling handling;
  private final Duration wait;
  private final int mostAttempts;
  private final String meaning;
  private final String remedy;

  MetaErrorCode(int code, Handling handling, String meaning) {
    this(code, handling, Duration.ZERO, meaning);
  }

  MetaErrorCode(int code, Handling handling, String meaning, String remedy) {
    this(code, handling, Duration.ZERO, Integer.MAX_VALUE, meaning, remedy);
  }

  MetaErrorCode(int code, Handling handling, Duration wait, String meaning) {
    this(code, handling, wait, Integer.MAX_VALUE, meaning, handling.remedy());
  }

  MetaErrorCode(int code, Handling handling, Duration wait, String meaning, String remedy) {
    this(code, handling, wait, Integer.MAX_VALUE, meaning, remedy);
  }

  MetaErrorCode(int code, Handling handling, int mostAttempts, String meaning) {
    this(code, handling, Duration.ZERO, mostAttempts, meaning, handling.remedy());
  }

  MetaErrorCode(
      int code, Handling handling, Duration wait, int mostAttempts, String meaning, String remedy) {
    this.code = code;
    this.handling = handling;
    this.wait = wait;
    this.mostAttempts = mostAttempts;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /// The error with this code. Every code from 200 to 299 is a missing permission, and those from
  /// 147001 to 147005 are about the business's username.
  public static Optional<MetaErrorCode> of(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  private static Map<Integer, MetaErrorCode> byCode() {
    var all = new HashMap<Integer, MetaErrorCode>();
    IntStream.rangeClosed(FIRST_PERMISSION, LAST_PERMISSION)
        .forEach(code -> all.put(code, PERMISSION_DENIED));
    IntStream.rangeClosed(SECOND_USERNAME, LAST_USERNAME)
        .forEach(code -> all.put(code, USERNAME_ERROR));
    Arrays.stream(values()).forEach(error -> all.put(error.code, error));
    return Map.copyOf(all);
  }

  public int code() {
    return code;
  }

  public Handling handling() {
    return handling;
  }

  /// One sentence.
  public String meaning() {
    return meaning;
  }

  /// One sentence that says what a person can do.
  public String remedy() {
    return remedy;
  }

  /// How often a message is tried before it is given up, if the error repeats.
  public int mostAttempts() {
    return mostAttempts;
  }

  /// How long to wait at least before the next attempt. Meta asks for 4^X seconds after the X-th
  /// repetition of [#PAIR_RATE_LIMIT], X from 0.
  ///
  /// @param attempt the attempt that just failed, from 1
  public Duration waitAfter(int attempt) {
    return this == PAIR_RATE_LIMIT
        ? Duration.ofSeconds(1L << (2 * Math.min(attempt - 1, MOST_QUADRUPLINGS)))
        : wait;
  }
}
