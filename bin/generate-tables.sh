#!/usr/bin/env bash
# Row types of the migrated schema: bin/generate-tables.sh [--verify], from a scratch database or from postgres://… as first word
set -euo pipefail
cd "$(dirname "$0")/.."
[[ "${1:-}" == postgres* ]] || exec node db/with-scratch.ts bin/generate-tables.sh "$@"
npx kysely-codegen --dialect postgres --url "$1" --default-schema public --include-pattern 'public.*' \
  --type-mapping '{"int8":"number","xid8":"string"}' --out-file db/tables.ts "${@:2}"
