package dev.ava.rest;

import io.micronaut.http.HttpStatus;

/// Everything that can go wrong in the HTTP API. The name in lower case is the stable `code` of a
/// problem; clients may rely on it, and on nothing else in a problem's text. The first code of a
/// status is the general one: it stands for refusals of the framework with that status.
public enum ProblemCode {
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "Bad request", "The request cannot be read."),
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, "Malformed JSON", "The body is not a JSON object."),
  UNAUTHORIZED(
      HttpStatus.UNAUTHORIZED, "Not signed in", "Send a valid access token as a bearer token."),
  INVALID_CREDENTIALS(
      HttpStatus.UNAUTHORIZED,
      "Wrong e-mail or password",
      "The e-mail address and the password do not belong together."),
  INVALID_REFRESH_TOKEN(
      HttpStatus.UNAUTHORIZED,
      "Refresh token not valid",
      "The refresh token is unknown, expired or spent. Sign in again."),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden", "This is not yours to do."),
  ACCOUNT_INACTIVE(HttpStatus.FORBIDDEN, "Account inactive", "The account has been switched off."),
  CONFIRMATION_REQUIRED(
      HttpStatus.FORBIDDEN,
      "E-mail address not confirmed",
      "Open the link in the e-mail that was sent at sign-up, then sign in."),
  SIGN_UP_CLOSED(HttpStatus.FORBIDDEN, "Sign-up closed", "Nobody new is taken at the moment."),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "There is nothing here."),
  NO_AVATAR(HttpStatus.NOT_FOUND, "No avatar", "Shape an avatar first: POST /avatars."),
  NO_PREFERENCES(
      HttpStatus.NOT_FOUND,
      "No preferences",
      "Link a WhatsApp number first: PUT /preferences/whatsapp."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED,
      "Method not allowed",
      "The header Allow lists the methods that this path takes."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "Not acceptable",
      "This path does not answer in any media type that the request accepts."),
  REQUEST_TIMEOUT(
      HttpStatus.REQUEST_TIMEOUT, "Request too slow", "The request did not arrive in time."),
  CONFLICT(HttpStatus.CONFLICT, "Conflict", "The request contradicts what is stored."),
  EMAIL_TAKEN(
      HttpStatus.CONFLICT, "E-mail address taken", "There is an account with this e-mail address."),
  AVATAR_EXISTS(
      HttpStatus.CONFLICT,
      "Avatar exists",
      "You have an avatar already. Change it with PUT /avatars/me."),
  PHONE_TAKEN(
      HttpStatus.CONFLICT, "Phone number taken", "Another account has proven this phone number."),
  TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Too large", "The request is too large."),
  URI_TOO_LONG(
      HttpStatus.REQUEST_URI_TOO_LONG,
      "Address too long",
      "The address of the request is too long."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "Unsupported media type",
      "This path does not take this media type; most take application/json."),
  VALIDATION_FAILED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Validation failed",
      "One or more fields break a rule; see errors."),
  TOO_MANY_REQUESTS(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many requests",
      "Try again after the seconds in the header Retry-After."),
  HEADERS_TOO_LARGE(
      HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
      "Headers too large",
      "The headers of the request are too large."),
  INTERNAL_ERROR(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Internal error",
      "This is our fault. Tell the operator the reference."),
  UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Unavailable",
      "A service that this needs does not answer. Try again later."),
  AUTH_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Sign-in unavailable",
      "The service that signs people in does not answer. Try again later.");

  private final HttpStatus status;
  private final String title;
  private final String detail;

  ProblemCode(HttpStatus status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /// The `code` as it stands in a problem, such as `no_avatar`.
  public String code() {
    return Words.of(this);
  }

  /// The HTTP status it comes with.
  public int status() {
    return status.getCode();
  }

  /// The same few words for every problem of this code.
  public String title() {
    return title;
  }

  /// What to do about it, in one or two sentences. A single problem may say more exactly what.
  public String detail() {
    return detail;
  }
}
