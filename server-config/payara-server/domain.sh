#!/bin/sh
# A domain of Payara Server for Redress: made if it is not there, configured and started; or stopped.
#   domain.sh start|stop
# Settings of Redress: README.md, Configuration; Payara hands on the environment that it is started with. And
#   ASADMIN   the asadmin of the installation
#   DOMAINS   the folder of the domains
#   PORTBASE  28000: the WAR answers at 80 above it, the administration, on this machine only, at 48 above it
# Then: asadmin --port 28048 deploy --contextroot / redress.war
# Nothing here guards anything: tokens, roles and tenants are checked by the WAR itself, with or without it.
set -eu

asadmin="${ASADMIN:-asadmin}"
domains="${DOMAINS:?the folder of the domains}"
base="${PORTBASE:-28000}"

case "$1" in
start)
    if [ ! -d "$domains/redress" ]; then
        "$asadmin" create-domain --nopassword=true --domaindir "$domains" --portbase "$base" redress
    fi
    "$asadmin" start-domain --domaindir "$domains" --prebootcommandfile "$(dirname "$0")/boot.asadmin" redress
    ;;
stop)
    "$asadmin" stop-domain --domaindir "$domains" redress
    ;;
*)
    echo "domain.sh start|stop" >&2
    exit 2
    ;;
esac
