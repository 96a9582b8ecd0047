#!/usr/bin/env bash
# Are all timelines what was written? Names the first entry that is not, and ends with 1 then.
#   DB_URL=… DB_USER=… DB_PASSWORD=… server-config/verify-timelines.sh [redress.war [id of a dispute]]
set -euo pipefail
war="$(realpath "${1:-$(dirname "$0")/../target/redress.war}")"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$war" WEB-INF)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$folder/WEB-INF/classes:$folder/WEB-INF/lib/*" org.redress.system.VerifyTimelinesCommand "${@:2}"
