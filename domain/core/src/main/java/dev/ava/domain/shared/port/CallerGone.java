package dev.ava.domain.shared.port;

/// The person on whose behalf the store was to be opened is not known to it any more: the account
/// was deleted while an access token of theirs was still valid. Nothing was done.
public final class CallerGone extends OutPortException {
  private static final long serialVersionUID = 1L;

  public CallerGone() {
    super("The caller's account has been deleted.");
  }
}
