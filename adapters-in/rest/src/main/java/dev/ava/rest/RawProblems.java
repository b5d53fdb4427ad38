package dev.ava.rest;

import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// Writes problems to clients whose request cannot be read, and closes their connection.
@Singleton
final class RawProblems {
  private static final String SOON = "1";

  private final RestSettings settings;
  private final JsonMapper json;

  RawProblems(RestSettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  FullHttpResponse of(ProblemCode code) {
    var requestId = UUID.randomUUID().toString();
    var body = Unpooled.wrappedBuffer(body(code, requestId));
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(code.status()), body);
    SecurityHeaders.OF_DATA.forEach(response.headers()::set);
    response
        .headers()
        .set(RequestIds.HEADER, requestId)
        .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (code == ProblemCode.UNAVAILABLE || code == ProblemCode.TOO_MANY_REQUESTS) {
      response.headers().set(HttpHeaderNames.RETRY_AFTER, SOON);
    }
    return response;
  }

  private byte[] body(ProblemCode code, String requestId) {
    try {
      return json.writeValueAsBytes(
          new ProblemResponse(
              settings.publicUrl() + "/docs/errors#" + code.code(),
              code.title(),
              code.status(),
              code.detail(),
              "/",
              code.code(),
              requestId,
              null,
              null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
