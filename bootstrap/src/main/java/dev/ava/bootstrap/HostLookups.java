package dev.ava.bootstrap;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.client.HttpClientConfiguration;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Looks up the hosts that HTTP clients connect to, by what Java uses, which blocks: on threads of
/// its own, because the event loops, where clients would do so, have requests and the database to
/// serve. Virtual threads would not do, because a lookup keeps the thread that carries them.
///
/// A host that is not found within 5 s is unknown, so that a client can tell that it has sent
/// nothing. The lookup goes on, and what it finds Java remembers for the next time.
@Singleton
@Named(HostLookups.NAME)
final class HostLookups extends AddressResolverGroup<InetSocketAddress> {
  static final String NAME = "off-the-loops";

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DefaultThreadFactory("host-lookup", true));

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor loop) {
    return new Lookups(loop).asAddressResolver();
  }

  /// Ends it when the container ends, and with it the threads.
  @Override
  @PreDestroy
  public void close() {
    super.close();
    threads.shutdownNow();
  }

  private final class Lookups extends InetNameResolver {
    Lookups(EventExecutor loop) {
      super(loop);
    }

    @Override
    protected void doResolve(String host, Promise<InetAddress> found) {
      lookUp(host, () -> InetAddress.getByName(host), found);
    }

    @Override
    protected void doResolveAll(String host, Promise<List<InetAddress>> found) {
      lookUp(host, () -> List.of(InetAddress.getAllByName(host)), found);
    }

    private <T> void lookUp(String host, Callable<T> lookup, Promise<T> found) {
      var deadline =
          executor()
              .schedule(
                  () -> found.tryFailure(new UnknownHostException(host + " is not found in time")),
                  LONGEST.toMillis(),
                  TimeUnit.MILLISECONDS);
      found.addListener(_ -> deadline.cancel(false));
      threads.execute(
          () -> {
            try {
              found.trySuccess(lookup.call());
            } catch (Exception failure) {
              found.tryFailure(failure);
            }
          });
    }
  }

  /// Has every HTTP client use them.
  @Singleton
  static final class OfEveryClient implements BeanCreatedEventListener<HttpClientConfiguration> {
    @Override
    public HttpClientConfiguration onCreated(BeanCreatedEvent<HttpClientConfiguration> created) {
      var client = created.getBean();
      client.setAddressResolverGroupName(NAME);
      return client;
    }
  }
}
