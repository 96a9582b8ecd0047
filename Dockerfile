# syntax=docker/dockerfile:1
# Redress on WildFly, or on Payara Micro, which needs the proxy of server-config/haproxy before it (docs/servers.md):
#   docker build -t redress .
#   docker build -t redress --build-arg SERVER=payara-micro --build-arg JDK=25 --build-arg JRE=25.0.3_9-jre-noble .
# Runs as an unprivileged user on a read-only file system:
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges -p 8080:8080 --env-file … redress
# Contains no secret: all settings come from the environment (README.md, Configuration).
# On Java 17, Payara Micro would be version 6, which gets no more security fixes: do not deploy that.
ARG SERVER=wildfly
ARG JDK=17
ARG JRE=17.0.17_10-jre-jammy

FROM maven:3.9.11-eclipse-temurin-${JDK} AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn ./.mvn
COPY src ./src
COPY server-config/wildfly/configure.cli ./
# No tests here: .ci/run has tested the change before the image is built
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Pwildfly -DskipTests -Dspotless.check.skip package dependency:unpack@wildfly \
    && mkdir -p /opt/redress \
    && cp target/redress.war target/payara-micro.jar target/bom.json /opt/redress/ \
    && mv target/wildfly-*.Final /opt/wildfly \
    && /opt/wildfly/bin/jboss-cli.sh --file=configure.cli \
    && chmod -R a+rX /opt/wildfly

FROM eclipse-temurin:${JRE} AS base
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Redress" \
      org.opencontainers.image.description="The customer-care backend of web shops: orders and complaints in the chat, disputes for the shop" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV REDRESS_MODE=production \
    PORT=8080
# By number, so that a platform can verify that it is not root
USER 10001:10001
WORKDIR /tmp
# The only writable directory; with --read-only it is this volume or a tmpfs
VOLUME /tmp
EXPOSE 8080
STOPSIGNAL SIGTERM
COPY --chmod=0555 server-config/health.sh /opt/redress/health.sh
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["/opt/redress/health.sh"]

FROM base AS payara-micro
COPY --from=build /opt/redress/redress.war /opt/redress/payara-micro.jar /opt/redress/bom.json /opt/redress/
COPY --chmod=0555 server-config/payara/start.sh /opt/redress/start.sh
COPY --chmod=0555 server-config/payara/prepare.sh /opt/redress/prepare.sh
COPY --chmod=0444 server-config/payara/boot.asadmin /opt/redress/boot.asadmin
# With the same Java as at run time
USER 0
RUN /opt/redress/prepare.sh
USER 10001:10001
ENTRYPOINT ["/opt/redress/start.sh"]

FROM base AS wildfly
COPY --from=build /opt/wildfly /opt/wildfly
COPY --from=build /opt/redress/redress.war /opt/redress/bom.json /opt/redress/
COPY --chmod=0555 server-config/wildfly/start.sh /opt/redress/start.sh
ENTRYPOINT ["/opt/redress/start.sh"]

# hadolint ignore=DL3006
FROM ${SERVER}
