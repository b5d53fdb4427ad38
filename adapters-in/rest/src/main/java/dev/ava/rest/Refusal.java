package dev.ava.rest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends a request with a problem. Says what the client did wrong or has to wait for; a defect of
/// ours is any other exception.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<FieldError> errors;
  private final @Nullable Duration retryAfter;

  private Refusal(ProblemCode code, List<FieldError> errors, @Nullable Duration retryAfter) {
    super(code.code(), null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  static Refusal of(ProblemCode code) {
    return new Refusal(code, List.of(), null);
  }

  /// A 422 that names every wrong field.
  static Refusal of(List<FieldError> errors) {
    return new Refusal(ProblemCode.VALIDATION_FAILED, errors, null);
  }

  /// @param retryAfter goes out in whole seconds, rounded up
  static Refusal of(ProblemCode code, Duration retryAfter) {
    return new Refusal(code, List.of(), retryAfter);
  }

  ProblemCode code() {
    return code;
  }

  List<FieldError> errors() {
    return errors;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
