#!/usr/bin/env bash
# Starts a part of a member for trials and tests, in the foreground; an installation uses Debian's services:
#   server-config/patroni/start.sh etcd FOLDER       settings: ETCD_…
#   server-config/patroni/start.sh patroni FOLDER    settings: PATRONI_…, listed in patroni.yml
# Needs the Debian packages postgresql, patroni and etcd-server.
# exec replaces the shell with the program, so that signals reach it.
set -euo pipefail
program="$1" folder="$2"
here="$(realpath "$(dirname "$0")")"

if [[ "$program" == patroni ]]; then
    PATRONI_POSTGRESQL_BIN_DIR="$(dirname "$(find /usr/lib/postgresql -name initdb -path '*/bin/*' | sort -V | tail -1)")"
    export PATRONI_POSTGRESQL_BIN_DIR
    export PATRONI_POSTGRESQL_DATA_DIR="$folder/data" PATRONI_POSTGRESQL_PGPASS="$folder/pgpass"
    # Its user may not be allowed to read this folder
    install -m 644 "$here/patroni.yml" "$folder"
    set -- /usr/bin/patroni "$folder/patroni.yml"
else
    export ETCD_DATA_DIR="$folder/etcd"
    set -- /usr/bin/etcd
fi

# PostgreSQL refuses to run as root
unprivileged=()
if [[ $EUID -eq 0 ]]; then
    chown nobody:nogroup "$folder"
    unprivileged=(setpriv --reuid=nobody --regid=nogroup --clear-groups --)
fi
cd "$folder"
exec "${unprivileged[@]}" "$@"
