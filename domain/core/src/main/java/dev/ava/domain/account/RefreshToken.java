package dev.ava.domain.account;

/// An opaque secret that buys the next session, once. Never printed.
public record RefreshToken(String value) {
  @Override
  public String toString() {
    return "RefreshToken[…]";
  }
}
