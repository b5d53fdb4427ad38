package dev.ava.testkit;

import static dev.ava.testkit.Fixtures.NOW;

import dev.ava.domain.shared.Caller;
import dev.ava.testkit.contract.ErasuresContract;
import dev.ava.testkit.contract.StoreHarness;
import java.time.Duration;

final class InMemoryErasuresTest extends ErasuresContract {
  private final Fakes fakes = new Fakes();

  @Override
  protected StoreHarness harness() {
    return new InMemoryStoreHarness(fakes.store);
  }

  @Override
  protected Stored stored() {
    var node = Fixtures.aNode();
    fakes.transactions.required(
        Caller.Service.WORKER, () -> fakes.nodes.beat(node, NOW.plus(Duration.ofDays(30)), NOW));
    return new Stored(
        fakes.erasures,
        fakes.accounts,
        fakes.sessions,
        fakes.avatars,
        fakes.links,
        fakes.identities,
        fakes.log,
        fakes.inbox,
        fakes.outbox,
        fakes.conversations,
        fakes.strangers,
        node);
  }
}
