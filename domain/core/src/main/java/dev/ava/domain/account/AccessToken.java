package dev.ava.domain.account;

/// A signed JWT that says who calls. Valid by itself until it expires. Never printed.
public record AccessToken(String value) {
  @Override
  public String toString() {
    return "AccessToken[…]";
  }
}
