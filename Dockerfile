# syntax=docker/dockerfile:1

# The build is the same on every platform: native parts for amd64 and arm64 come along as libraries.
FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml ./
COPY src src
COPY webroot webroot
RUN --mount=type=cache,target=/root/.m2 mvn package -DskipTests

FROM eclipse-temurin:17-jre
# The number is what k8s/ runs as: `runAsNonRoot` can't see into a name.
RUN groupadd --gid 10001 sidestage \
    && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin sidestage \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data
WORKDIR /opt/sidestage
# Libraries first: they change seldom, and a layer that hasn't changed isn't sent again.
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/sidestage.jar ./

USER 10001:10001
# The embedded PostgreSQL's files, for whoever sets no SIDESTAGE_DATABASE_URL.
ENV SIDESTAGE_DATA=/data
VOLUME /data
EXPOSE 8080 8081

# By bash alone, so that the image needs no HTTP client. Kubernetes has its own probes.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SIDESTAGE_MANAGEMENT_PORT:-8081} && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

# No shell in between: SIGTERM must reach Java, which then ends the streams and commits. Heap is not
# all: connections' buffers and the embedded PostgreSQL live in the remaining 40 %. Out of memory, a
# restart is quicker and surer than what is left. More options: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/sidestage/sidestage.jar"]
