#!/usr/bin/env bash
# Verifies the hashes of all timelines and of the audit log. Names the first manipulated entry and exits with 1 if there is one.
#   DB_URL=… DB_USER=… DB_PASSWORD=… server-config/verify-timelines.sh [redress.war [clientId and id of a dispute]]
set -euo pipefail
war="$(realpath "${1:-$(dirname "$0")/../target/redress.war}")"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$war" WEB-INF)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$folder/WEB-INF/classes:$folder/WEB-INF/lib/*" org.redress.system.VerifyTimelinesCommand "${@:2}"
