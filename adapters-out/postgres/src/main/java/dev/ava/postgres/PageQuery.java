package dev.ava.postgres;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The SQL for a page of somebody's messages: `$1` is whose, `$2` how many at the most, `$3` and
/// `$4` time and id of the message next to the page, if it does not begin at an end.
///
/// Enums are cast, because the driver looks for a type that it does not know among all that it
/// does. Events are looked for only if the owner has any.
enum PageQuery {
  NEWEST("", "desc"),
  BEFORE("and (created_at, id) < ($3, $4)", "desc"),
  OLDEST("", "asc"),
  AFTER("and (created_at, id) > ($3, $4)", "asc");

  private static final int SMALLEST_BOUND = 64;

  private final String condition;
  private final String order;

  @SuppressWarnings("ImmutableEnumChecker") // A cache of what follows from the other fields.
  private final ConcurrentMap<Long, String> texts = new ConcurrentHashMap<>();

  PageQuery(String condition, String order) {
    this.condition = condition;
    this.order = order;
  }

  /// A few texts do for all pages, so that each is prepared once.
  String text(int most) {
    return texts.computeIfAbsent(bound(most), this::text);
  }

  /// The next power of two.
  private static long bound(int most) {
    return Math.max(SMALLEST_BOUND, Long.highestOneBit(most - 1L) << 1);
  }

  /// @param bound above what is asked for. It is there for the planner, which would take an unknown
  ///     limit for a tenth of everything, and so plan each time anew
  private String text(long bound) {
    return """
        select m.id, m.avatar_id, cast(m.channel as text), cast(m.role as text), m.content,
          m.created_at, cast(m.status as text), cast(m.attachment as text), cast(m.context as text),
          m.failure_code, m.failure_reason,
          case when (select exists (select from ava.message_events where user_id = $1)) then
            (select cast(json_agg(json_build_object('kind', e.kind, 'content', e.content,
                'attachment', e.attachment, 'at', e.at) order by e.at, e.cause) as text)
              from ava.message_events e where e.message_id = m.id)
          end
        from (select * from ava.messages where user_id = $1 %1$s
            order by created_at %2$s, id %2$s limit %3$d) m
        order by m.created_at %2$s, m.id %2$s limit $2
        """
        .formatted(condition, order, bound);
  }

  /// @param owner whose page it is
  static MessageRow row(UUID owner, Readable row) {
    return new MessageRow(
        Columns.required(row, 0, UUID.class),
        null,
        owner,
        row.get(1, UUID.class),
        Columns.required(row, 2, String.class),
        Columns.required(row, 3, String.class),
        Columns.required(row, 4, String.class),
        Columns.time(row, 5),
        Columns.required(row, 6, String.class),
        row.get(7, String.class),
        row.get(8, String.class),
        row.get(9, Integer.class),
        row.get(10, String.class),
        row.get(11, String.class));
  }
}
