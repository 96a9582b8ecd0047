#!/usr/bin/env bash
# Starts two nodes of Redress on one PostgreSQL behind HAProxy, for trials. Ctrl-C stops all of them.
#
#   server-config/run-two-nodes.sh                   two nodes on Payara Micro
#   server-config/run-two-nodes.sh payara wildfly    one on each server
#
#   PORT    8080: HAProxy; the nodes use the next two ports, PostgreSQL the third
#   DB_URL, DB_USER, DB_PASSWORD    an existing PostgreSQL instead of a new one
#
# Needs the Debian packages haproxy and postgresql, a JDK 17 and Maven. Writes to target/nodes only.
set -euo pipefail
cd "$(dirname "$0")/.."

servers=("${1:-payara}" "${2:-payara}")
port="${PORT:-8080}"
work="$PWD/target/nodes"
pids=()

# Stops all started processes by id, the last first; kills those still running after 20 seconds
stop() {
    trap '' INT TERM
    echo "Stopping"
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill -TERM "${pids[i]}" 2>/dev/null || continue
        for ((tenths = 0; tenths < 200; tenths++)); do
            kill -0 "${pids[i]}" 2>/dev/null || continue 2
            sleep 0.1
        done
        kill -KILL "${pids[i]}" 2>/dev/null || true
    done
}
trap 'exit 130' INT TERM
trap stop EXIT

fail() {
    echo "$1" >&2
    exit 1
}

# Starts a new, empty PostgreSQL
postgresql() {
    mkdir -p "$work/postgresql"
    server-config/postgresql.sh "$work/postgresql" $((port + 3)) >"$work/postgresql.log" 2>&1 &
    pids+=($!)
    for ((i = 0; ; i++)); do
        pg_isready -q -h localhost -p $((port + 3)) && break
        [[ $i -lt 100 ]] || fail "PostgreSQL does not start: $work/postgresql.log"
        sleep 0.1
    done
    export DB_URL="jdbc:postgresql://localhost:$((port + 3))/redress" DB_USER=redress DB_PASSWORD=
}

# Starts a node; arguments: its number and its server
node() {
    mkdir -p "$work/node-$1"
    PORT=$((port + $1)) TMPDIR="$work/node-$1" WAR="$PWD/target/redress.war" \
        PAYARA_MICRO="$PWD/target/payara-micro.jar" JBOSS_HOME="$wildfly" \
        JAVA_OPTS="${JAVA_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m}" \
        "server-config/$2/start.sh" >"$work/node-$1.log" 2>&1 &
    pids+=($!)
}

# Debian installs it in /usr/sbin, which may be missing in a user's PATH
haproxy="$(PATH="$PATH:/usr/sbin" command -v haproxy)" || fail "No HAProxy: apt-get install haproxy"
for server in "${servers[@]}"; do
    [[ -x "server-config/$server/start.sh" ]] || fail "No such server: $server. There are payara and wildfly."
done

if [[ ! -f target/redress.war || ! -f target/payara-micro.jar ]]; then
    echo "Building the WAR"
    mvn -q -B -DskipTests -Dmaven.test.skip package
fi
wildfly="$(find "$PWD/target" -maxdepth 1 -name 'wildfly-*' -type d)"
if [[ -z "$wildfly" && " ${servers[*]} " == *" wildfly "* ]]; then
    echo "Unpacking WildFly"
    mvn -q -B dependency:unpack@wildfly
    wildfly="$(find "$PWD/target" -maxdepth 1 -name 'wildfly-*' -type d)"
fi

rm -rf "$work"
mkdir -p "$work"
java -cp 'target/redress/WEB-INF/lib/*' src/run/java/org/redress/run/DemoRun.java tokens "$work"
export SSO_ISSUER=https://sso.redress.example SSO_AUDIENCE=redress SSO_KEYS="$work/keys.json" DEMO_DATA=true
[[ -n "${DB_URL:-}" ]] || postgresql

# Both at once, as after a power failure: one migrates the database and loads the demo data, the other waits
node 1 "${servers[0]}"
node 2 "${servers[1]}"
LISTEN=":$port" NODE_A="127.0.0.1:$((port + 1))" NODE_B="127.0.0.1:$((port + 2))" HAPROXY_SOCKET="$work/haproxy.sock" \
    "$haproxy" -db -f server-config/haproxy/haproxy.cfg >"$work/haproxy.log" 2>&1 &
pids+=($!)
entry=$!

echo "Starting two nodes; this takes half a minute"
for at in $((port + 1)) $((port + 2)) "$port"; do
    for ((i = 0; ; i++)); do
        PORT=$at server-config/health.sh 2>/dev/null && break
        [[ $i -lt 180 ]] || fail "http://localhost:$at does not answer; the logs are in $work"
        kill -0 "$entry" 2>/dev/null || fail "HAProxy ended: $work/haproxy.log"
        sleep 1
    done
done

cat <<END

==========================================================================================
Redress answers at http://localhost:$port - two nodes behind HAProxy
  node a: ${servers[0]}, http://localhost:$((port + 1)), process ${pids[-3]}
  node b: ${servers[1]}, http://localhost:$((port + 2)), process ${pids[-2]}
Logs and tokens (merchant 1, 24 hours) are in target/nodes. Paste these in a second terminal, in the same folder.

Raise a complaint at node a
  curl -s http://localhost:$((port + 1))/api/rest/v1/ecom/integrations/raiseComplaintsAgainstOrder -H "Authorization: Bearer \$(cat target/nodes/chatbot.jwt)" -H 'Content-Type: application/json' -d '{"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"51342"}},"queryInfo":{"interestType":"productComplaint","entityInfo":{"orderId":"748596","problemStatement":"It drips."}}}'

List it at node b, at the top
  curl -s 'http://localhost:$((port + 2))/1/disputes?pageSize=1' -H "Authorization: Bearer \$(cat target/nodes/merchant.jwt)"

Kill node a, and repeat the call
  kill -9 ${pids[-3]}
  curl -s 'http://localhost:$port/1/disputes?pageSize=1' -H "Authorization: Bearer \$(cat target/nodes/merchant.jwt)"

Ctrl-C here stops all processes.
==========================================================================================
END
wait "$entry"
