#!/bin/sh
# Makes starts cheaper (docs/performance.md): unpacks Payara Micro beside its JAR, and keeps there what Java knows of the
# classes that a start loads (class-data sharing). start.sh finds it; nothing needs it. For another payara-micro.jar,
# start.sh leaves all of it out; for another Java or another place, Java leaves the classes out. Those of the WAR are
# loaded as ever.
# Starts Redress once with a database in memory. PORT, WAR, PAYARA_MICRO, JAVA_HOME: as for start.sh.
set -eu

own="$(dirname "$0")"
jar="${PAYARA_MICRO:-/opt/redress/payara-micro.jar}"
prepared="${jar%.jar}"
if [ "$prepared" = "$jar" ] || [ ! -f "$jar" ]; then
    echo "No Payara Micro JAR: $jar" >&2
    exit 1
fi
TMPDIR="$(mktemp -d)"
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

rm -rf "$prepared"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$jar" --rootdir "$prepared" --outputlauncher
stat -c %s.%Y "$jar" >"$prepared/made-from"

# The example of RFC 7517: it is never used
echo '{"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}' \
    >"$TMPDIR/keys.json"
env -u DB_URL -u DB_USER -u DB_PASSWORD REDRESS_MODE=development \
    SSO_ISSUER=https://sso.redress.example SSO_AUDIENCE=redress SSO_KEYS="$TMPDIR/keys.json" \
    JAVA_OPTS="-XX:DumpLoadedClassList=$TMPDIR/classes -Xlog:disable -Xlog:all=error:stderr" \
    "$own/start.sh" >"$TMPDIR/log" 2>&1 &
server=$!
tries=0
until PORT="${PORT:-8080}" "$own/health.sh" 2>/dev/null || PORT="${PORT:-8080}" "$own/../health.sh" 2>/dev/null; do
    tries=$((tries + 1))
    if [ $tries -gt 180 ] || ! kill -0 $server 2>/dev/null; then
        grep -v '^$' "$TMPDIR/log" >&2 || true
        echo "Redress did not answer; nothing is prepared" >&2
        kill $server 2>/dev/null || true
        wait $server || true
        rm -rf "$prepared"
        exit 1
    fi
    sleep 1
done
kill $server
wait $server || true
# Not by -XX:ArchiveClassesAtExit: Java then keeps classes that Payara generated, too, and breaks down over them where an agent
# or a flight recording looks at all classes
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xshare:dump -XX:SharedClassListFile="$TMPDIR/classes" \
    -XX:SharedArchiveFile="$prepared/classes.jsa" -Xlog:disable -Xlog:all=error:stderr \
    -cp "$prepared/launch-micro.jar" >"$TMPDIR/log" 2>&1 || cat "$TMPDIR/log" >&2
[ -f "$prepared/classes.jsa" ] || echo "Java kept no classes; the rest is prepared" >&2
chmod -R a+rX "$prepared"
