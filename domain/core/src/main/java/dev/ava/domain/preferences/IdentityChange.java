package dev.ava.domain.preferences;

import java.time.Instant;

/// WhatsApp knows a person otherwise from then on.
///
/// @param before what they were known by
/// @param after what they are known by now; what is missing has not changed
/// @param at when, by Meta's clock, to the second
public record IdentityChange(WhatsAppSender before, WhatsAppSender after, Instant at) {}
