#!/bin/sh
# Starts the WAR on Payara Micro in the foreground: in the image, in run-two-nodes.sh and in the tests alike.
# The process becomes Java itself (exec), so that SIGTERM reaches it. Settings: README.md, Configuration; and
#   PORT       8080
#   JAVA_OPTS  more options for Java
#   WAR, PAYARA_MICRO  the files, by default those of the image
# What prepare.sh made of this PAYARA_MICRO, beside it, makes the start cheaper.
# It writes into the directory for temporary files (TMPDIR) only.
set -eu

# A fifth less work a request than with Java's own G1 (docs/adr/0009), unless another is asked for: heaps of many GB want G1
case " ${JAVA_OPTS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} " in
    *" -XX:+Use"*"GC "*) collector= ;;
    *) collector=-XX:+UseParallelGC ;;
esac
# Otherwise what each thread of C2 took remains taken
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
jar="${PAYARA_MICRO:-/opt/redress/payara-micro.jar}"
prepared="${jar%.jar}"

set -- --prebootcommandfile "$(dirname "$0")/boot.asadmin" \
    --deploy "${WAR:-/opt/redress/redress.war}" --contextroot / --port "${PORT:-8080}" \
    --nohazelcast --disablephonehome
if [ -f "$prepared/made-from" ] && [ "$(cat "$prepared/made-from")" = "$(stat -c %s.%Y "$jar")" ]; then
    # As its launcher would start it, but what it writes (--rootdir) is apart from what it reads, and new at each start:
    # Payara would deploy what it kept there, and then the WAR
    root="$(mktemp -d "${TMPDIR:-/tmp}/redress-payara.XXXXXX")"
    cp -R "$prepared/config" "$prepared/lib" "$root"
    launcher="$prepared/launch-micro.jar"
    archive=
    [ ! -f "$prepared/classes.jsa" ] || archive="-XX:SharedArchiveFile=$prepared/classes.jsa"
    # JAVA_OPTS is several words
    # shellcheck disable=SC2086
    set -- ${archive:+"$archive"} -Dfish.payara.micro.BootJar="file:$launcher" -Dfish.payara.micro.UnpackDir="$prepared" \
        --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED \
        --add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED \
        --add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED \
        --add-opens=java.base/java.io=ALL-UNNAMED \
        --add-opens=java.base/java.lang=ALL-UNNAMED \
        --add-opens=java.base/java.net=ALL-UNNAMED \
        --add-opens=java.base/java.nio=ALL-UNNAMED \
        --add-opens=java.base/java.util=ALL-UNNAMED \
        --add-opens=java.base/jdk.internal.loader=ALL-UNNAMED \
        --add-opens=java.base/sun.net.www.protocol.jar=ALL-UNNAMED \
        --add-opens=java.base/sun.net.www.protocol.jrt=ALL-UNNAMED \
        --add-opens=java.base/sun.nio.ch=ALL-UNNAMED \
        --add-opens=java.logging/java.util.logging=ALL-UNNAMED \
        --add-opens=java.management/javax.management=ALL-UNNAMED \
        --add-opens=java.management/javax.management.openmbean=ALL-UNNAMED \
        --add-opens=java.management/sun.management=ALL-UNNAMED \
        --add-opens=java.naming/javax.naming.spi=ALL-UNNAMED \
        --add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED \
        --add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED \
        ${JAVA_OPTS:-} \
        -cp "$launcher" fish.payara.micro.impl.PayaraMicroImpl --rootdir "$root" "$@"
else
    # As above
    # shellcheck disable=SC2086
    set -- ${JAVA_OPTS:-} -jar "$jar" "$@"
fi

# C2 lags behind for minutes (docs/adr/0009): two threads, and only what is hotter
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    ${collector:+"$collector"} \
    -XX:CICompilerCount=3 -XX:Tier4InvocationThreshold=25000 -XX:Tier4MinInvocationThreshold=3000 \
    -XX:Tier4CompileThreshold=75000 -XX:Tier4BackEdgeThreshold=200000 \
    -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir="${TMPDIR:-/tmp}" "$@"
