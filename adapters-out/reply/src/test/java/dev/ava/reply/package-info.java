/// Tests of the replies.
@NullMarked
package dev.ava.reply;

import org.jspecify.annotations.NullMarked;
