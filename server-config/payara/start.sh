#!/bin/sh
# Starts the WAR on Payara Micro in the foreground: in the image, in run-two-nodes.sh and in the tests alike.
# The process becomes Java itself (exec), so that SIGTERM reaches it. Settings: README.md, Configuration; and
#   PORT       8080
#   JAVA_OPTS  more options for Java
#   WAR, PAYARA_MICRO  the files, by default those of the image
# It writes into the directory for temporary files (TMPDIR) only.
set -eu

# JAVA_OPTS is several words
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir="${TMPDIR:-/tmp}" \
    ${JAVA_OPTS:-} \
    -jar "${PAYARA_MICRO:-/opt/redress/payara-micro.jar}" \
    --prebootcommandfile "$(dirname "$0")/boot.asadmin" \
    --deploy "${WAR:-/opt/redress/redress.war}" --contextroot / --port "${PORT:-8080}" \
    --nohazelcast --disablephonehome
