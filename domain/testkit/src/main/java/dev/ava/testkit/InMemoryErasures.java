package dev.ava.testkit;

import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Erasures in the in-memory store.
public final class InMemoryErasures implements Erasures {
  private final InMemoryStore store;

  public InMemoryErasures(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void erase(UserId user, Instant now, Instant dueAgain) {
    var tables = tables();
    var known = tables.erasures.get(user);
    var names = known == null ? KnownNames.none() : known.names().copy();
    names.addAllOf(user, tables);
    tables.erasures.put(user, new ErasureRow(names, dueAgain));
    var notices =
        tables.outbox.values().stream()
            .filter(row -> row.message().owner() == null)
            .filter(row -> names.name(row.message().to(), row.message().createdAt(), user, tables))
            .toList();
    notices.forEach(names::add);
    notices.forEach(row -> tables.outbox.remove(row.message().id()));
    tables.removeRowsOf(user);
    tables
        .inbox
        .values()
        .removeIf(
            row ->
                row.state() == Inbox.State.WAITING
                    && names.isOwnLane(row.item().lane())
                    && names.isAbout(row.item(), user, tables));
    tables.toldStrangers.keySet().removeIf(key -> isOnly(names, key, user));
    tables
        .conversations
        .keySet()
        .removeIf(key -> isOnly(names, key.substring(key.indexOf(':') + 1), user));
  }

  private boolean isOnly(KnownNames names, String key, UserId user) {
    return names.isKey(key) && !KnownNames.isAnothers(key, user, tables());
  }

  @Override
  public boolean sweep(UserId user) {
    var tables = tables();
    Optional.ofNullable(tables.erasures.get(user))
        .map(ErasureRow::names)
        .ifPresent(
            names ->
                tables.inbox.values().removeIf(row -> names.isAbout(row.item(), user, tables)));
    return false;
  }

  @Override
  public boolean isUnderWay(UserId user) {
    return tables().erasures.containsKey(user);
  }

  @Override
  public List<UserId> due(Instant now, Instant dueAgain, int most) {
    var erasures = tables().erasures;
    var due =
        erasures.entrySet().stream()
            .filter(entry -> !entry.getValue().dueAt().isAfter(now))
            .sorted(Map.Entry.comparingByValue(Comparator.comparing(ErasureRow::dueAt)))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(
        user ->
            erasures.computeIfPresent(user, (id, row) -> new ErasureRow(row.names(), dueAgain)));
    return due;
  }

  @Override
  public void finish(UserId user) {
    tables().erasures.remove(user);
  }

  private Tables tables() {
    var tables = store.tables();
    store.requireService();
    return tables;
  }
}
