#!/usr/bin/env bash
# Prints the home of a JDK of this machine; exits with 1 if there is none.
#   java-home.sh 25
# Searches JAVA_HOME_25_X64 (as set by GitHub), JAVA_HOME, /usr/lib/jvm and ~/.sdkman.
set -euo pipefail
github="JAVA_HOME_$1_X64"
for home in "${!github:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*"$1"* ~/.sdkman/candidates/java/"$1"*; do
    if [[ -x "$home/bin/javac" ]] && grep -q "^JAVA_VERSION=\"$1[\".]" "$home/release" 2>/dev/null; then
        echo "$home"
        exit
    fi
done
exit 1
