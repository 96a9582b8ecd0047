#!/bin/sh
# Starts the WAR on Open Liberty in the foreground. Used by the tests.
# exec replaces the shell with Liberty's script, and that with Java, so that SIGTERM reaches Java.
# Settings: README.md, Configuration, and
#   PORT       8080
#   JAVA_OPTS  additional options of Java
#   WAR, LIBERTY_HOME  their paths
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
war="${WAR:-/opt/redress/redress.war}"
WLP_USER_DIR="$(mktemp -d "${TMPDIR:-/tmp}/redress-liberty.XXXXXX")"
export WLP_USER_DIR
server="$WLP_USER_DIR/servers/redress"
"$(dirname "$0")/create.sh" "$server" "$war"
mkdir "$server/dropins"
cp "$war" "$server/dropins/redress.war"

# Two threads of C2 and higher thresholds: with the defaults, C2 is busy for minutes (ADR 9)
export JVM_ARGS="$collector -XX:CICompilerCount=3 -XX:Tier4InvocationThreshold=25000 -XX:Tier4MinInvocationThreshold=3000 \
-XX:Tier4CompileThreshold=75000 -XX:Tier4BackEdgeThreshold=200000 -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError \
-Djava.io.tmpdir=${TMPDIR:-/tmp} ${JAVA_OPTS:-}"
exec "${LIBERTY_HOME:-/opt/wlp}/bin/server" run redress
