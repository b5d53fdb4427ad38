package dev.ava.bootstrap.see;

import dev.ava.domain.messaging.NodeId;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/// Sends traces to a collector, over OTLP with HTTP. What the collector does not take in time is
/// dropped: no message ever waits for a trace.
@Singleton
@Requires(property = TracesSettings.ENDPOINT)
final class OtlpSpans implements Spans {
  private static final Duration SEND_EVERY = Duration.ofSeconds(2);
  private static final int MOST_WAITING = 16_384;
  private static final int LONGEST_GOODBYE_SECONDS = 5;

  private final GivenIds ids = new GivenIds();
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  OtlpSpans(TracesSettings settings, NodeId node) {
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    Attributes.of(
                        AttributeKey.stringKey("service.name"), settings.serviceName(),
                        AttributeKey.stringKey("service.instance.id"), node.value().toString())))
            .setIdGenerator(ids)
            .setSampler(Sampler.traceIdRatioBased(settings.ratio()))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(settings.url())
                            .setHeaders(settings::headersByName)
                            .setCompression("gzip")
                            .build())
                    .setScheduleDelay(SEND_EVERY)
                    .setMaxQueueSize(MOST_WAITING)
                    .build())
            .build();
    this.tracer = provider.get("dev.ava");
    ExporterLog.takeOver();
  }

  @PreDestroy
  void close() {
    provider.shutdown().join(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public String trace(Trail trail) {
    return trail.traceId();
  }

  @Override
  public void arrived(Trail trail, Instant from, Instant until, String outcome, boolean first) {
    var builder =
        about(trail, tracer.spanBuilder("POST /webhook"))
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(from)
            .setAttribute("http.request.method", "POST")
            .setAttribute("http.route", "/webhook")
            .setAttribute("ava.outcome", outcome);
    var request = MDC.get(Marks.REQUEST);
    if (request != null) {
      builder.setAttribute("ava.request_id", request);
    }
    var span =
        first
            ? ids.with(
                trail.traceId(),
                JourneyIds.arrival(trail.key()),
                () -> builder.setNoParent().startSpan())
            : builder.setParent(arrival(trail)).startSpan();
    span.end(until);
  }

  @Override
  public Doing step(String name, Trail trail) {
    return new Begun(
        about(trail, tracer.spanBuilder("process " + name))
            .setParent(arrival(trail))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.operation.type", "process")
            .setAttribute("messaging.destination.name", name)
            .setAttribute("ava.attempt", trail.attempt())
            .startSpan());
  }

  @Override
  public Doing call(String name) {
    return new Call(tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT).startSpan());
  }

  private static SpanBuilder about(Trail trail, SpanBuilder span) {
    span.setAttribute("messaging.system", "whatsapp");
    if (trail.message() != null) {
      span.setAttribute("messaging.message.id", trail.message());
    }
    if (trail.place() != null) {
      span.setAttribute("ava.id", trail.place());
    }
    return span;
  }

  /// The span in which the item came, which another node may have ended long ago.
  private static Context arrival(Trail trail) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    trail.traceId(),
                    JourneyIds.arrival(trail.key()),
                    TraceFlags.getSampled(),
                    TraceState.getDefault())));
  }

  private static class Begun implements Doing {
    private final Span span;

    Begun(Span span) {
      this.span = span;
    }

    @Override
    public void ended(String outcome) {
      span.setAttribute("ava.outcome", outcome);
    }

    @Override
    public void sentAs(String wamid) {
      span.setAttribute("ava.sent_id", wamid);
    }

    @Override
    public void failed(Throwable why) {
      span.setAttribute("error.type", why.getClass().getName());
      span.setStatus(StatusCode.ERROR);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // whoever is here closes it
    public Here here() {
      return span.makeCurrent()::close;
    }

    @Override
    public void close() {
      span.end();
    }
  }

  private static final class Call extends Begun {
    private final Here here;

    Call(Span span) {
      super(span);
      this.here = here();
    }

    @Override
    public void close() {
      here.close();
      super.close();
    }
  }
}
