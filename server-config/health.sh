#!/usr/bin/env bash
# Checks that the node on this machine is ready; the image's health check. Needs only Bash, so that the image needs no
# curl. Exits with 0 if the node answers 200.
#   PORT 8080, HEALTH_PATH /api/rest/v1/health/ready
set -eu
exec 3<>"/dev/tcp/localhost/${PORT:-8080}"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${HEALTH_PATH:-/api/rest/v1/health/ready}" >&3
read -r -t 4 _ status _ <&3
[[ "$status" == 200 ]]
