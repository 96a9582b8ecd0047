#!/usr/bin/env bash
# Onboards a merchant: creates the client of its chat platform in a realm of Keycloak, and the merchant in Redress;
# supplies what `requirements` name until it can be activated, activates it, and asks the chat a question with a token of
# the new client. Prints the reply; fails with what was answered. Needs Bash, curl and jq.
#
#   ID=4 NAME="Sommer Bikes" EMAIL=care@sommer.example COUNTRY=DE TIME_ZONE=Europe/Berlin CURRENCY=EUR LANGUAGES=de,en \
#   REDRESS=https://redress.example OPERATOR="$token" \
#   KEYCLOAK=https://sso.example REALM=redress KEYCLOAK_ADMIN="$token" server-config/onboard.sh
#
#   OPERATOR         token with the role operator
#   KEYCLOAK_ADMIN   token of an account that may manage the realm's clients and users
#   CHAT_CLIENT      chat-ID: clientId of the new client
#   SSO_NAME         none: alias or id of the merchant's organization
#   AUDIENCE         redress
#   WAIT             60: seconds until which the first reply must have come
set -euo pipefail

: "${ID:?}" "${NAME:?}" "${EMAIL:?}" "${COUNTRY:?}" "${TIME_ZONE:?}" "${CURRENCY:?}" "${LANGUAGES:?}"
: "${REDRESS:?}" "${OPERATOR:?}" "${KEYCLOAK:?}" "${REALM:?}" "${KEYCLOAK_ADMIN:?}"
client="${CHAT_CLIENT:-chat-$ID}"
admin="$KEYCLOAK/admin/realms/$REALM"
merchants="$REDRESS/api/rest/v1/operator/merchants"
deadline=$((SECONDS + ${WAIT:-60}))

fail() {
    echo "$1" >&2
    exit 1
}

# Calls with a token, which is not among the arguments that other users of the machine see.
# Arguments: token, method, URL, then those of curl. Prints the body; a failed call ends the script
call() {
    local token="$1" method="$2" url="$3" answer
    shift 3
    answer="$(curl -sS --max-time 30 -w '\n%{http_code}' -X "$method" -H @- "$@" "$url" \
        <<<"Authorization: Bearer $token")" || fail "$method $url does not answer"
    [[ "${answer##*$'\n'}" == 2?? ]] || fail "$method $url: $answer"
    printf '%s' "${answer%$'\n'*}"
}

json=(-H 'Content-Type: application/json')

echo "Client $client of the realm $REALM"
call "$KEYCLOAK_ADMIN" POST "$admin/clients" "${json[@]}" -d "$(
    jq -n --arg client "$client" --arg audience "${AUDIENCE:-redress}" '{
        clientId: $client, standardFlowEnabled: false, serviceAccountsEnabled: true,
        protocolMappers: [{name: "audience", protocol: "openid-connect", protocolMapper: "oidc-audience-mapper",
            config: {"included.custom.audience": $audience, "access.token.claim": "true"}}]}'
)"
uuid="$(call "$KEYCLOAK_ADMIN" GET "$admin/clients?clientId=$client" | jq -re '.[0].id')"
account="$(call "$KEYCLOAK_ADMIN" GET "$admin/clients/$uuid/service-account-user" | jq -re .id)"
role="$(call "$KEYCLOAK_ADMIN" GET "$admin/roles/chatbot")"
call "$KEYCLOAK_ADMIN" POST "$admin/users/$account/role-mappings/realm" "${json[@]}" -d "[$role]"
secret="$(call "$KEYCLOAK_ADMIN" GET "$admin/clients/$uuid/client-secret" | jq -re .value)"

echo "Merchant $ID"
merchant="$(call "$OPERATOR" POST "$merchants" "${json[@]}" -d "$(
    jq -n --argjson id "$ID" --arg name "$NAME" --arg email "$EMAIL" --arg country "$COUNTRY" --arg zone "$TIME_ZONE" \
        --arg client "$client" --arg sso "${SSO_NAME:-}" '{
        id: $id, name: $name, email: $email, countryCode: $country, timeZone: $zone, chatClients: [$client],
        ssoNames: (if $sso == "" then [] else [$sso] end)}'
)")"
while missing="$(jq -ce '.requirements[0] // empty' <<<"$merchant")"; do
    field="$(jq -r .field <<<"$missing")"
    echo "It lacks $field"
    case "$field" in
        currency) value="$(jq -n --arg value "$CURRENCY" '$value')" ;;
        languages) value="$(jq -nc --arg value "$LANGUAGES" '$value | split(",")')" ;;
        *) fail "requirement $field is unknown: $missing" ;;
    esac
    merchant="$(call "$OPERATOR" "$(jq -r .method <<<"$missing")" "$REDRESS$(jq -r .href <<<"$missing")" "${json[@]}" \
        -H 'If-Match: *' -d "{\"$field\":$value}")"
done
call "$OPERATOR" POST "$merchants/$ID/actions/activate" "${json[@]}" -H 'If-Match: *' \
    -d '{"reason":"Onboarding is complete."}' | jq -r '"Merchant \(.id) is \(.state)"'

token="$(printf 'grant_type=client_credentials&client_id=%s&client_secret=%s' "$client" "$secret" |
    curl -sS --fail-with-body --max-time 30 "$KEYCLOAK/realms/$REALM/protocol/openid-connect/token" --data-binary @- |
    jq -re .access_token)"
question='{"conversationRequest":{"channel":"WEB","userInfo":{"uid":"onboarding"}},
    "queryInfo":{"interestType":"order-status"}}'
# Another node may know for half a minute that no merchant has this client
until reply="$(call "$token" POST "$REDRESS/api/rest/v1/ecom/integrations/getOrderStatus" "${json[@]}" -d "$question")"; do
    [[ $SECONDS -lt $deadline ]] || fail "The chat does not reply"
    sleep 1
done
jq -r '"The chat replies: \(.response.responseMessages[0][] | .responseText)"' <<<"$reply"
