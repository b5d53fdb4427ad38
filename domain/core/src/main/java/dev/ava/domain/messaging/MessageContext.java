package dev.ava.domain.messaging;

import org.jspecify.annotations.Nullable;

/// Where a message comes from: what it answers, whether it was forwarded, which advertisement or
/// product led to it.
///
/// @param repliesTo the message that it quotes
/// @param product the product of a catalogue that it asks about
public record MessageContext(
    @Nullable Wamid repliesTo,
    Forwarded forwarded,
    @Nullable Product product,
    @Nullable Referral referral) {

  /// Whether somebody else had said it before.
  public enum Forwarded {
    NO,
    YES,
    /// More than a few times.
    OFTEN
  }

  /// A product of a catalogue.
  public record Product(String catalogId, String retailerId) {}

  /// The advertisement or post that the person came from, as Meta describes it.
  ///
  /// @param type `ad` or `post`
  /// @param clickId what Meta's conversions API calls the click (`ctwa_clid`)
  public record Referral(
      String type,
      String id,
      @Nullable String url,
      @Nullable String headline,
      @Nullable String body,
      @Nullable String clickId) {}
}
