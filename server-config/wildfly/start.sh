#!/bin/sh
# Starts the WAR on WildFly in the foreground: in the image, in run-two-nodes.sh and in the tests alike.
# The process becomes Java itself (exec), so that SIGTERM reaches it: standalone.sh would stay in between.
# Settings: README.md, Configuration; and
#   PORT       8080; on this machine only, the management interface listens 10 above it
#   JAVA_OPTS  more options for Java
#   WAR, JBOSS_HOME  where they are, by default those of the image
# It writes into the directory for temporary files (TMPDIR) only.
set -eu

# A fifth less work a request than with Java's own G1 (docs/adr/0009), unless another is asked for: heaps of many GB want G1
case " ${JAVA_OPTS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} " in
    *" -XX:+Use"*"GC "*) collector= ;;
    *) collector=-XX:+UseParallelGC ;;
esac
# Otherwise what each thread of C2 took remains taken
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
home="${JBOSS_HOME:-/opt/wildfly}"
offset=$((${PORT:-8080} - 8080))
base="$(mktemp -d "${TMPDIR:-/tmp}/redress-wildfly.XXXXXX")"
mkdir "$base/deployments"
cp -R "$home/standalone/configuration" "$base/configuration"
cp "${WAR:-/opt/redress/redress.war}" "$base/deployments/redress.war"

# C2 lags behind for minutes (docs/adr/0009): two threads, and only what is hotter
# The packages are those that WildFly's own scripts open. JAVA_OPTS is several words.
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
