/// Messaging: the way of a message from the webhook to the log, and of a reply to WhatsApp.
@NullMarked
package dev.ava.domain.messaging;

import org.jspecify.annotations.NullMarked;
