#!/usr/bin/env bash
# Starts a PostgreSQL for trials and tests, in the foreground, for local connections without a password:
#   server-config/postgresql.sh FOLDER PORT
# An empty folder is set up as in docs/operations.md (Install): the role redress owns the database redress and is not a
# superuser; postgres is. Needs the Debian package postgresql.
# exec replaces the shell with PostgreSQL, so that signals reach it.
set -euo pipefail
folder="$1" port="$2"

programs="$(dirname "$(find /usr/lib/postgresql -name initdb -path '*/bin/*' 2>/dev/null | sort -V | tail -1)")"
if [[ ! -x "$programs/initdb" ]]; then
    echo "No PostgreSQL: apt-get install postgresql" >&2
    exit 1
fi

# PostgreSQL refuses to run as root
unprivileged=()
if [[ $EUID -eq 0 ]]; then
    chown nobody:nogroup "$folder"
    unprivileged=(setpriv --reuid=nobody --regid=nogroup --clear-groups --)
fi

cd "$folder"
if [[ ! -f PG_VERSION ]]; then
    "${unprivileged[@]}" "$programs/initdb" -D . -U postgres --auth=trust -E UTF8 --locale=C.UTF-8
    printf '%s\n' 'create role redress login' 'create database redress owner redress' |
        "${unprivileged[@]}" "$programs/postgres" --single -D . postgres
fi
exec "${unprivileged[@]}" "$programs/postgres" -D . -p "$port" \
    -c listen_addresses=localhost -c unix_socket_directories= -c logging_collector=off
