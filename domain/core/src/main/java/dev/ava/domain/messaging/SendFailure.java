package dev.ava.domain.messaging;

import org.jspecify.annotations.Nullable;

/// Why a message was not sent or not delivered.
///
/// @param code Meta's error code, nothing if there was no answer of Meta's
/// @param reason one line for the person who operates Ava; no message text, no secret
public record SendFailure(@Nullable Integer code, String reason) {}
