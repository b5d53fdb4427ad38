/// The adapter that takes in Meta's WhatsApp webhooks over HTTP.
@NullMarked
package dev.ava.webhook;

import org.jspecify.annotations.NullMarked;
