package dev.ava.metagraph;

import static dev.ava.metagraph.Handling.BUG;
import static dev.ava.metagraph.Handling.CONFIGURATION;
import static dev.ava.metagraph.Handling.HOLD;
import static dev.ava.metagraph.Handling.PERMANENT;
import static dev.ava.metagraph.Handling.RETRY;
import static dev.ava.metagraph.Handling.TEMPLATE;
import static dev.ava.metagraph.Handling.WINDOW;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The errors that Meta documents for sending, each with what is to be done about it. The set is
/// open: Meta adds codes without notice.
///
/// Source: Meta, "WhatsApp Cloud API error codes", September 2026.
enum MetaErrorCode {
  USER_NOT_AUTHENTICATED(0, CONFIGURATION),
  UNKNOWN_API_ERROR(1, RETRY),
  SERVICE_OVERLOADED(2, RETRY),
  CAPABILITY_MISSING(3, CONFIGURATION),
  APP_RATE_LIMIT(4, RETRY, Duration.ofMinutes(1)),
  PERMISSION_DENIED(10, CONFIGURATION),
  USER_RATE_LIMIT(17, RETRY, Duration.ofMinutes(1)),
  PHONE_NUMBER_DELETED(33, CONFIGURATION),
  PARAMETER_INVALID(100, BUG),
  TOKEN_MISSING(104, CONFIGURATION),
  TOKEN_EXPIRED(190, CONFIGURATION),
  ACCOUNT_BLOCKED(368, CONFIGURATION),
  CALL_RATE_LIMIT(613, RETRY, Duration.ofMinutes(1)),
  OBJECT_UNKNOWN(803, CONFIGURATION),
  WABA_RATE_LIMIT(80_007, RETRY, Duration.ofMinutes(5)),
  RECIPIENT_BLOCKED_BY_BUSINESS(130_403, PERMANENT),
  THROUGHPUT_REACHED(130_429, RETRY, Duration.ofSeconds(1)),
  RECIPIENT_IN_EXPERIMENT(130_472, PERMANENT),
  COUNTRY_RESTRICTED(130_497, PERMANENT),
  SOMETHING_WENT_WRONG(131_000, RETRY),
  ACCESS_DENIED(131_005, CONFIGURATION),
  PARAMETER_MISSING(131_008, BUG),
  PARAMETER_VALUE_INVALID(131_009, BUG),
  MEDIA_NOT_FETCHED(131_014, PERMANENT),
  SERVICE_UNAVAILABLE(131_016, RETRY),
  RECIPIENT_IS_SENDER(131_021, PERMANENT),
  UNDELIVERABLE(131_026, PERMANENT),
  RECIPIENT_NOT_ALLOWED(131_030, CONFIGURATION),
  ACCOUNT_LOCKED(131_031, CONFIGURATION),
  DISPLAY_NAME_NOT_APPROVED(131_037, CONFIGURATION),
  GROUP_UNKNOWN(131_041, PERMANENT),
  PAYMENT_PROBLEM(131_042, CONFIGURATION),
  NUMBER_REGISTRATION_FAILED(131_045, CONFIGURATION),
  WINDOW_CLOSED(131_047, WINDOW),
  SPAM_LIMIT(131_048, HOLD, Duration.ofHours(1)),
  ECOSYSTEM_HEALTH(131_049, HOLD, Duration.ofHours(24)),
  MARKETING_STOPPED(131_050, PERMANENT),
  MESSAGE_TYPE_UNSUPPORTED(131_051, BUG),
  MEDIA_NOT_DOWNLOADED(131_052, PERMANENT),
  MEDIA_NOT_UPLOADED(131_053, PERMANENT),
  METHOD_NOT_ALLOWED(131_055, BUG),
  PAIR_RATE_LIMIT(131_056, RETRY, Duration.ofSeconds(6)),
  MAINTENANCE(131_057, RETRY, Duration.ofMinutes(1)),
  USER_ID_NOT_SUPPORTED(131_062, PERMANENT),
  MARKETING_DISABLED(131_063, CONFIGURATION),
  TEMPLATES_MISCLASSIFIED(131_064, HOLD, Duration.ofHours(1)),
  TEMPLATE_PARAMETER_COUNT(132_000, TEMPLATE),
  TEMPLATE_UNKNOWN(132_001, TEMPLATE),
  TEMPLATE_TOO_LONG(132_005, TEMPLATE),
  TEMPLATE_AGAINST_POLICY(132_007, TEMPLATE),
  TEMPLATE_VALUE_FORMAT(132_008, TEMPLATE),
  TEMPLATE_PARAMETER_FORMAT(132_012, TEMPLATE),
  TEMPLATE_PAUSED(132_015, HOLD, Duration.ofHours(1)),
  TEMPLATE_DISABLED(132_016, PERMANENT),
  TEMPLATE_PARAMETERS_INVALID(132_018, TEMPLATE),
  FLOW_BLOCKED(132_068, CONFIGURATION),
  FLOW_THROTTLED(132_069, HOLD, Duration.ofHours(1)),
  DEREGISTRATION_INCOMPLETE(133_000, CONFIGURATION),
  SERVER_UNAVAILABLE(133_004, RETRY),
  PIN_WRONG(133_005, CONFIGURATION),
  NUMBER_NOT_VERIFIED(133_006, CONFIGURATION),
  PIN_GUESSED_TOO_OFTEN(133_008, HOLD, Duration.ofHours(1)),
  PIN_GUESSED_TOO_FAST(133_009, HOLD, Duration.ofHours(1)),
  NUMBER_NOT_REGISTERED(133_010, CONFIGURATION),
  NUMBER_JUST_DELETED(133_015, RETRY, Duration.ofMinutes(5)),
  REGISTRATION_RATE_LIMIT(133_016, HOLD, Duration.ofHours(1)),
  PAYMENT_TERMS_PENDING(134_011, CONFIGURATION),
  MARKETING_ONLY(134_100, TEMPLATE),
  TEMPLATE_SYNCING(134_101, RETRY, Duration.ofMinutes(10)),
  TEMPLATE_UNAVAILABLE(134_102, CONFIGURATION),
  GENERIC_PARAMETER_ERROR(135_000, BUG),
  IDENTITY_KEY_MISMATCH(137_000, PERMANENT),
  NUMBER_IN_MAINTENANCE(2_494_100, RETRY, Duration.ofMinutes(5));

  private static final int FIRST_PERMISSION = 200;
  private static final int LAST_PERMISSION = 299;
  private static final Map<Integer, MetaErrorCode> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(MetaErrorCode::code, Function.identity()));

  private final int code;
  private final Handling handling;
  private final Duration wait;

  MetaErrorCode(int code, Handling handling) {
    this(code, handling, Duration.ZERO);
  }

  MetaErrorCode(int code, Handling handling, Duration wait) {
    this.code = code;
    this.handling = handling;
    this.wait = wait;
  }

  /// The error with this code. Every code from 200 to 299 is a missing permission.
  static Optional<MetaErrorCode> of(int code) {
    return code >= FIRST_PERMISSION && code <= LAST_PERMISSION
        ? Optional.of(PERMISSION_DENIED)
        : Optional.ofNullable(BY_CODE.get(code));
  }

  int code() {
    return code;
  }

  Handling handling() {
    return handling;
  }

  /// How long to wait at least before the same message is sent again.
  Duration waitAtLeast() {
    return wait;
  }
}
