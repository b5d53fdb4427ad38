package dev.ava.postgres;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pages of somebody's messages. They are what is read most, so rows are read as they come instead
/// of by a repository, which looks up each column by its name and type.
@Singleton
final class MessagePages {
  private final CurrentTransaction current;
  private final Json json;

  MessagePages(CurrentTransaction current, Json json) {
    this.current = current;
    this.json = json;
  }

  List<Message> newestFirst(UserId owner, @Nullable MessageCursor before, int most) {
    return page(before == null ? PageQuery.NEWEST : PageQuery.BEFORE, owner, before, most);
  }

  List<Message> oldestFirst(UserId owner, @Nullable MessageCursor after, int most) {
    return page(after == null ? PageQuery.OLDEST : PageQuery.AFTER, owner, after, most);
  }

  private List<Message> page(
      PageQuery page, UserId owner, @Nullable MessageCursor place, int most) {
    return current
        .get()
        .query(
            connection -> {
              var query =
                  connection
                      .createStatement(page.text(most))
                      .bind("$1", owner.value())
                      .bind("$2", most);
              return place == null
                  ? query
                  : query.bind("$3", place.createdAt()).bind("$4", place.id().value());
            },
            row -> PageQuery.row(owner.value(), row))
        .stream()
        .map(row -> row.toMessage(json))
        .toList();
  }
}
