#!/usr/bin/env bash
# Runs the integration tests against one WAR, target/redress.war, on each server, database and Java that can run it, and prints
# a table with the counts. Builds the WAR and the tests only if they are missing.
#
#   server-config/matrix.sh                              all cells, some 5 minutes each
#   server-config/matrix.sh wildfly:17:postgresql        one or several cells: server:Java:database
#
#   TESTS    the tests, such as ContractIT; default: all
#
# Servers: payara-6 (Java 17 only), payara-7 (Java 25 only), wildfly, liberty. Databases: h2, postgresql. Needs the JDKs 17 and 25.
# Exits with 1 if a cell fails; the reports and logs of each are in target/matrix.
set -euo pipefail
cd "$(dirname "$0")/.."

cells=("$@")
if [[ $# -eq 0 ]]; then
    for server in payara-6:17 payara-7:25 wildfly:17 wildfly:25 liberty:17 liberty:25; do
        cells+=("$server:h2" "$server:postgresql")
    done
fi
[[ -f target/redress.war && -d target/test-classes ]] || mvn -q -B -ntp -DskipTests package

# Each with the goals that make it ready, as in its profile
goals() {
    case "$1" in
        payara-6) echo dependency:copy@payara-micro -P!payara-7 ;;
        payara-7) echo dependency:copy@payara-micro -Ppayara-7 ;;
        wildfly) echo dependency:unpack@wildfly exec:exec@configure -Pwildfly ;;
        liberty) echo dependency:unpack@liberty exec:exec@create -Pliberty ;;
        *)
            echo "No such server: $1. There are payara-6, payara-7, wildfly and liberty." >&2
            exit 2
            ;;
    esac
}

# The number of a kind of results in the summary of the last cell
count() {
    sed -n "s:.*<$1>\([0-9]*\)</$1>.*:\1:p" target/failsafe-reports/failsafe-summary.xml
}

table="| server | Java | database | tests | failed | minutes |
|---|---|---|---|---|---|"
failed=0
for cell in "${cells[@]}"; do
    IFS=: read -r server java database <<<"$cell"
    read -ra goals <<<"$(goals "$server")"
    home="$(server-config/java-home.sh "$java")" || {
        echo "No JDK $java for $cell" >&2
        exit 1
    }
    url=
    [[ $database == h2 ]] || url=jdbc:postgresql://localhost:25432/postgres
    work="target/matrix/$cell"
    rm -rf "$work" target/failsafe-reports target/it
    mkdir -p "$work"
    echo "$cell"
    begin=$SECONDS
    mvn -B -ntp dependency:copy@tools "${goals[@]}" failsafe:integration-test failsafe:verify -Dit.java.home="$home" -Dtest.db.url="$url" \
        ${TESTS:+"-Dit.test=$TESTS"} >"$work/log" 2>&1 || failed=1
    cp -R target/failsafe-reports "$work" 2>/dev/null || tail -20 "$work/log" >&2
    version="$("$home/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')"
    table+="
| $server | $version | $database | $(count completed) | $(($(count errors) + $(count failures))) | $(((SECONDS - begin + 30) / 60)) |"
done
sha256sum target/redress.war
echo "$table"
exit $failed
