#!/usr/bin/env bash
# Makes or migrates the schema as the start of a node does, and ends: a job to run before the nodes of a new version.
#   DB_URL=… DB_USER=… DB_PASSWORD=… server-config/migrate-schema.sh [redress.war]
set -euo pipefail
war="$(realpath "${1:-$(dirname "$0")/../target/redress.war}")"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$war" WEB-INF)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$folder/WEB-INF/classes:$folder/WEB-INF/lib/*" org.redress.system.MigrateSchemaCommand
