#!/bin/sh
# Starts the WAR on Payara Micro in the foreground. Used by the image, run-two-nodes.sh and the tests.
# exec replaces the shell with Java, so that SIGTERM reaches Java. Settings: README.md, Configuration, and
#   PORT       8080
#   JAVA_OPTS  additional options of Java
#   WAR, PAYARA_MICRO  the files; default: those of the image
# Uses the output of prepare.sh beside PAYARA_MICRO, if there is any, for a cheaper start.
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
jar="${PAYARA_MICRO:-/opt/redress/payara-micro.jar}"
war="${WAR:-/opt/redress/redress.war}"
prepared="${jar%.jar}"

# Whether the file named first is the one of which prepare.sh noted size and time in the second
is_from() {
    [ -f "$2" ] && [ "$(cat "$2")" = "$(stat -c %s.%Y "$1")" ]
}

deployed="$war"
if is_from "$war" "$prepared/application/made-from"; then
    deployed="$prepared/application/$(basename "$war" .war)"
fi
set -- --prebootcommandfile "$(dirname "$0")/boot.asadmin" \
    --deploy "$deployed" --contextroot / --port "${PORT:-8080}" \
    --nohazelcast --disablephonehome
if is_from "$jar" "$prepared/made-from"; then
    # The same command as Payara's launcher, but with a new directory for output (--rootdir) at each start: Payara would
    # redeploy the applications of a previous start, and then the WAR
    root="$(mktemp -d "${TMPDIR:-/tmp}/redress-payara.XXXXXX")"
    cp -R "$prepared/config" "$prepared/lib" "$root"
    launcher="$prepared/launch-micro.jar"
    archive=
    [ ! -f "$prepared/classes.jsa" ] || archive="-XX:SharedArchiveFile=$prepared/classes.jsa"
    # JAVA_OPTS contains several words
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
    # JAVA_OPTS contains several words
    # shellcheck disable=SC2086
    set -- ${JAVA_OPTS:-} -jar "$jar" "$@"
fi

# Two threads of C2 and higher thresholds: with the defaults, C2 is busy for minutes (ADR 9)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    ${collector:+"$collector"} \
    -XX:CICompilerCount=3 -XX:Tier4InvocationThreshold=25000 -XX:Tier4MinInvocationThreshold=3000 \
    -XX:Tier4CompileThreshold=75000 -XX:Tier4BackEdgeThreshold=200000 \
    -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir="${TMPDIR:-/tmp}" "$@"
