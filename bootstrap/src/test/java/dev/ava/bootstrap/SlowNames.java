package dev.ava.bootstrap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// Java's name service for tests. One name is this machine's, and found only when a test says so.
public final class SlowNames extends InetAddressResolverProvider {
  /// Ends in `.invalid`, which names no host anywhere else (RFC 2606).
  static final String SLOW = "found-late.invalid";

  private static final CountDownLatch ASKED = new CountDownLatch(1);
  private static final CountDownLatch FOUND = new CountDownLatch(1);

  /// Waits until somebody wants to know the name.
  static void awaitQuestion() throws InterruptedException {
    ASKED.await();
  }

  /// Lets the name be found from now on.
  static void find() {
    FOUND.countDown();
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return new Resolver(configuration.builtinResolver());
  }

  @Override
  public String name() {
    return "slow names";
  }

  private record Resolver(InetAddressResolver usual) implements InetAddressResolver {
    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      if (!host.equals(SLOW)) {
        return usual.lookupByName(host, policy);
      }
      ASKED.countDown();
      try {
        FOUND.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnknownHostException(host);
      }
      return Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      return usual.lookupByAddress(address);
    }
  }
}
