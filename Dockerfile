# syntax=docker/dockerfile:1

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress --quiet -T 2 -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre-noble
LABEL org.opencontainers.image.title="Ava" \
      org.opencontainers.image.description="A self-hosted messaging backend" \
      org.opencontainers.image.licenses="Apache-2.0"

RUN useradd --system --user-group --uid 10001 --home-dir /data --shell /usr/sbin/nologin ava \
 && install --directory --owner=ava --group=ava --mode=0700 /data

WORKDIR /app
COPY deploy/docker/healthy ./
COPY --from=build /build/bootstrap/target/ava.jar ./

# The cache fits this very Java and this very jar, so it is made here and not in the stage above.
# The log is written as it will be, since that has to be learned, too.
RUN AVA_LOG_FORMAT=json setpriv --reuid=ava --regid=ava --clear-groups \
    java -XX:AOTCacheOutput=/tmp/ava.aot -jar /app/ava.jar rehearse \
 && mv /tmp/ava.aot /app/ava.aot

USER 10001:10001
ENV APP_ENV=cloud \
    PORT=8080 \
    AVA_DATA_DIR=/data
EXPOSE 8080

HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["/app/healthy", "liveness"]

# No shell between the container and Java, so that SIGTERM arrives. More options: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:AOTCache=/app/ava.aot", "-XX:+UseSerialGC", "-XX:NewRatio=6", "-XX:NewSize=64m", "-XX:SurvivorRatio=6", "-XX:TrimNativeHeapInterval=10000", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/ava.jar"]
CMD ["serve"]
