#!/bin/sh
# Starts the WAR on WildFly in the foreground. Used by the image, run-two-nodes.sh and the tests.
# exec replaces the shell with Java, so that SIGTERM reaches Java; standalone.sh would remain its parent.
# Settings: README.md, Configuration, and
#   PORT       8080; the management interface listens at PORT + 10, on this machine only
#   JAVA_OPTS  additional options of Java
#   WAR, JBOSS_HOME  their paths; default: those of the image
# Writes to the directory for temporary files (TMPDIR) only.
set -eu

# Parallel collector unless JAVA_OPTS selects another: a fifth less CPU a request than G1 (ADR 9). Use G1 for heaps
# of many GB.
case " ${JAVA_OPTS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} " in
    *" -XX:+Use"*"GC "*) collector= ;;
    *) collector=-XX:+UseParallelGC ;;
esac
# Otherwise each thread of C2 retains its own memory arena
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
home="${JBOSS_HOME:-/opt/wildfly}"
offset=$((${PORT:-8080} - 8080))
base="$(mktemp -d "${TMPDIR:-/tmp}/redress-wildfly.XXXXXX")"
mkdir "$base/deployments"
cp -R "$home/standalone/configuration" "$base/configuration"
cp "${WAR:-/opt/redress/redress.war}" "$base/deployments/redress.war"

# Two threads of C2 and higher thresholds: with the defaults, C2 is busy for minutes (ADR 9)
# The --add-opens are those of WildFly's own scripts. JAVA_OPTS contains several words.
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    ${collector:+"$collector"} \
    -XX:CICompilerCount=3 -XX:Tier4InvocationThreshold=25000 -XX:Tier4MinInvocationThreshold=3000 \
    -XX:Tier4CompileThreshold=75000 -XX:Tier4BackEdgeThreshold=200000 \
    -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir="${TMPDIR:-/tmp}" \
    -Djava.net.preferIPv4Stack=true -Djava.awt.headless=true -Djboss.modules.system.pkgs=org.jboss.byteman \
    --add-exports=java.desktop/sun.awt=ALL-UNNAMED \
    --add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED \
    --add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED \
    --add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED \
    --add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED \
    --add-opens=java.base/java.lang=ALL-UNNAMED \
    --add-opens=java.base/java.lang.invoke=ALL-UNNAMED \
    --add-opens=java.base/java.lang.reflect=ALL-UNNAMED \
    --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/java.net=ALL-UNNAMED \
    --add-opens=java.base/java.security=ALL-UNNAMED \
    --add-opens=java.base/java.util=ALL-UNNAMED \
    --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
    --add-opens=java.management/javax.management=ALL-UNNAMED \
    --add-opens=java.naming/javax.naming=ALL-UNNAMED \
    ${JAVA_OPTS:-} \
    -Dorg.jboss.boot.log.file="$base/log/server.log" \
    -Dlogging.configuration="file:$base/configuration/logging.properties" \
    -jar "$home/jboss-modules.jar" -mp "$home/modules" org.jboss.as.standalone \
    -Djboss.home.dir="$home" -Djboss.server.base.dir="$base" \
    -b 0.0.0.0 -Djboss.socket.binding.port-offset="$offset" \
    -Djboss.management.http.port=8090 -Djboss.https.port=8091
