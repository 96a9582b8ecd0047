#!/bin/sh
# Starts a domain of Payara Server for Redress (creates it if necessary and configures it), or stops it.
#   domain.sh start|stop
# Settings of Redress: README.md, Configuration; Payara passes its environment on to the WAR. In addition:
#   ASADMIN   the installation's asadmin
#   DOMAINS   the folder of the domains
#   PORTBASE  28000: the WAR listens at PORTBASE + 80, the administration at PORTBASE + 48, on this machine only
# Then: asadmin --port 28048 deploy --contextroot / redress.war
# Security does not depend on this script: the WAR checks tokens, roles and tenants.
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
