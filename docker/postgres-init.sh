#!/bin/sh
# Run once, on an empty data folder, by the image of PostgreSQL.
set -eu

psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
  -v product="$TONGCHOU_DB_PASSWORD" -v engine="$TONGCHOU_ENGINE_DB_PASSWORD" \
  -f "${TONGCHOU_INIT_SQL:-/tongchou/postgres-init.sql}"
