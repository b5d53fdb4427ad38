package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our numbers, as far as they may send: how fast, and whether at all. All nodes share what is
/// stored here. Works inside a transaction of a service; a user sees none.
///
/// A number is open, rests until a time (pause), or is stopped until it is mended. One that is
/// stopped lets a single message through now and then, to find out whether it is.
public interface BusinessNumbers {
  /// Reserves the next free moments at which the number may send. Reservations are `interval`
  /// apart.
  /// @param most how many moments at the most, 1 or more
  /// @param horizon how far ahead a moment is reserved at the most
  /// @param probeAgain when the next message may probe a number that is stopped, if one does now
  Permit permit(
      PhoneNumberId number,
      int most,
      Duration interval,
      Duration horizon,
      Instant probeAgain,
      Instant now);

  /// Lets the number rest, unless it already rests longer or is stopped.
  void pause(PhoneNumberId number, Instant until, SendFailure why, Instant now);

  /// Stops the number.
  ///
  /// @param probeAt when the first message may probe it
  /// @return whether it was not stopped before
  boolean stop(PhoneNumberId number, Instant probeAt, SendFailure why, Instant now);

  /// Opens the number.
  ///
  /// @return whether it was not open before
  boolean resume(PhoneNumberId number);

  /// Every number that has ever sent, by id.
  List<State> list();

  /// When a number may send.
  ///
  /// @param moments one for each message, not before which it goes out, and which nobody else has;
  ///     ascending
  /// @param probe whether the number is stopped and its only message is the one that probes it
  /// @param next the first moment that may be had later
  record Permit(List<Instant> moments, boolean probe, Instant next) {
    public Permit {
      moments = List.copyOf(moments);
    }
  }

  /// How a number stands.
  ///
  /// @param until how long it rests, or when it is probed next; nothing if it is open
  /// @param why why it does not send; nothing if it is open
  record State(
      PhoneNumberId number,
      Standing standing,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable SendFailure why) {}

  /// How a number stands.
  enum Standing {
    OPEN,
    PAUSED,
    STOPPED
  }
}
