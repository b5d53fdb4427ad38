/// The adapter that sends WhatsApp messages through Meta's Graph API.
@NullMarked
package dev.ava.metagraph;

import org.jspecify.annotations.NullMarked;
