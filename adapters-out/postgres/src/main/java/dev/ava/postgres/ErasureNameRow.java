package dev.ava.postgres;

import dev.ava.domain.shared.PhoneNumber;
import io.micronaut.core.annotation.Introspected;
import java.util.stream.Stream;

/// A name under which WhatsApp knows or knew a person.
///
/// @param kind `user_id` or `phone`
@Introspected
record ErasureNameRow(String kind, String name) {

  boolean isPhone() {
    return kind.equals("phone");
  }

  /// The other ways in which WhatsApp may write it.
  Stream<String> otherForms() {
    return isPhone()
        ? new PhoneNumber(name)
            .variants().stream().map(PhoneNumber::e164).filter(form -> !form.equals(name))
        : Stream.empty();
  }

  /// The name as Meta writes it, as a part of a regular expression.
  String asMetaWritesIt() {
    return isPhone() ? name.substring(1) : name.replace(".", "\\.");
  }
}
