#!/usr/bin/env bash
# Whether the node on this machine wants requests: the image's health check. Bash alone: curl would be one more thing
# to keep up to date in the image.
#   PORT 8080, HEALTH_PATH /api/rest/v1/health/ready
set -eu
exec 3<>"/dev/tcp/localhost/${PORT:-8080}"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${HEALTH_PATH:-/api/rest/v1/health/ready}" >&3
read -r -t 4 _ status _ <&3
[[ "$status" == 200 ]]
