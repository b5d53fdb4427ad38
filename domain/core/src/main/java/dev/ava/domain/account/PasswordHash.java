package dev.ava.domain.account;

/// A password as stored, in bcrypt's modular form (`$2a$…`), which Supabase Auth reads as well.
/// Never printed.
public record PasswordHash(String value) {
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
