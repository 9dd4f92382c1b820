#!/usr/bin/env bash
# Row types from a migrated database: bin/generate-tables.sh postgres://… [--verify]
set -euo pipefail
cd "$(dirname "$0")/.."
npx kysely-codegen --dialect postgres --url "$1" --default-schema public --include-pattern 'public.*' \
  --type-mapping '{"int8":"number","xid8":"string"}' --out-file db/tables.ts "${@:2}"
