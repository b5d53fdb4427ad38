/// The in-ports of the context, one use case a file, and the services behind them.
@NullMarked
package dev.ava.domain.account.usecase;

import org.jspecify.annotations.NullMarked;
