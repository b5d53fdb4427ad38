package dev.ava.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What was sent in a steady run beside what is there afterwards.
///
/// @param sent what Meta and Graph know
/// @param inbox what became of webhooks
/// @param log what was said, message by message
/// @param outbox what became of replies
record SteadyBooks(Sent sent, Inbox inbox, Log log, Outbox outbox) {

  /// @param messages webhooks with a message that were answered 200
  /// @param reports webhooks with a report that were answered 200
  /// @param owed reports that there were to tell; 0 if none are told
  /// @param givenUp webhooks that were never answered 200, which may be there all the same
  /// @param taken what Graph has taken
  record Sent(long messages, long reports, long owed, long givenUp, Takings.Count taken) {}

  /// @param messages rows with a message
  /// @param distinct different ones among them
  /// @param reports rows with a report; their keys are unique
  /// @param waiting rows in this state, as the next two
  record Inbox(long messages, long distinct, long reports, long waiting, long kept, long dead) {}

  /// @param said rows of what people said
  /// @param saidDistinct different ones among them
  /// @param replied rows of what Ava said
  /// @param repliedDistinct different ones among them
  /// @param read those of them that people have read, as Meta reported
  record Log(long said, long saidDistinct, long replied, long repliedDistinct, long read) {}

  /// @param accepted rows in this state
  /// @param distinct different texts among them
  /// @param open rows that wait or are being sent
  /// @param unknown rows in this state
  /// @param others rows in any other state: refused, failed, withdrawn
  record Outbox(long accepted, long distinct, long open, long unknown, long others) {}

  /// @param marker what all texts of messages begin with
  static SteadyBooks of(Sent sent, Ava ava, String marker) throws SQLException {
    var inbox =
        ava.ask(
            """
            select count(*) filter (where content ->> 'text' like '%1$s-%%'),
              count(distinct content ->> 'text') filter (where content ->> 'text' like '%1$s-%%'),
              count(*) filter (where item_key like 's:wamid.OUT.%%'),
              count(*) filter (where state = 'waiting'),
              count(*) filter (where state = 'kept'),
              count(*) filter (where state = 'dead')
            from ava.inbox
            """
                .formatted(marker));
    var log =
        ava.ask(
            """
            select count(*) filter (where role = 'user'),
              count(distinct content) filter (where role = 'user'),
              count(*) filter (where role = 'assistant'),
              count(distinct content) filter (where role = 'assistant'),
              count(*) filter (where role = 'assistant' and status = 'read')
            from ava.messages where content like '%1$s-%%' or content like '[Echo] %1$s-%%'
            """
                .formatted(marker));
    var outbox =
        ava.ask(
            """
            select count(*) filter (where state = 'accepted'),
              count(distinct body) filter (where state = 'accepted'),
              count(*) filter (where state in ('waiting', 'sending')),
              count(*) filter (where state = 'unknown'),
              count(*) filter (where state not in ('accepted', 'waiting', 'sending', 'unknown'))
            from ava.outbox
            """);
    return new SteadyBooks(
        sent,
        new Inbox(
            inbox.apply(1),
            inbox.apply(2),
            inbox.apply(3),
            inbox.apply(4),
            inbox.apply(5),
            inbox.apply(6)),
        new Log(log.apply(1), log.apply(2), log.apply(3), log.apply(4), log.apply(5)),
        new Outbox(
            outbox.apply(1), outbox.apply(2), outbox.apply(3), outbox.apply(4), outbox.apply(5)));
  }

  /// What is wrong, in words; empty if nothing is.
  List<String> faults() {
    var all = new Faults(new ArrayList<>());
    all.add(sent.messages - inbox.distinct, "messages that were answered 200 are not in the inbox");
    all.add(inbox.messages - inbox.distinct, "rows of the inbox have a message once more");
    all.add(
        inbox.distinct + inbox.reports - sent.messages - sent.reports - sent.givenUp,
        "rows of the inbox come from no webhook");
    all.add(sent.reports - inbox.reports, "reports that were answered 200 are not in the inbox");
    all.add(sent.owed - sent.reports, "reports were never answered 200");
    all.add(inbox.waiting, "items of the inbox still wait");
    all.add(inbox.kept, "items of the inbox could not be read");
    all.add(inbox.dead, "items of the inbox are dead");
    all.add(inbox.distinct - log.saidDistinct, "messages are not in the log");
    all.add(log.said - log.saidDistinct, "messages are in the log once more");
    all.add(log.saidDistinct - log.repliedDistinct, "messages have no reply in the log");
    all.add(log.replied - log.repliedDistinct, "replies are in the log once more");
    all.add(log.saidDistinct - outbox.distinct, "messages have no accepted reply in the outbox");
    all.add(outbox.accepted - outbox.distinct, "replies are in the outbox once more");
    all.add(outbox.open, "replies still wait");
    all.add(outbox.unknown, "replies are unknown");
    all.add(outbox.others, "replies were refused or failed");
    all.add(log.saidDistinct - sent.taken.distinct(), "replies never reached Graph");
    all.add(
        sent.taken.all() - sent.taken.distinct() - sent.taken.strange(),
        "replies reached Graph once more");
    all.add(sent.taken.strange(), "messages reached Graph that reply to nothing");
    if (sent.owed > 0) {
      all.add(log.replied - log.read, "replies are not read, whatever was reported");
    }
    return List.copyOf(all.list);
  }

  private record Faults(List<String> list) {
    void add(long count, String what) {
      if (count > 0) {
        list.add("%,d %s".formatted(count, what));
      }
    }
  }
}
