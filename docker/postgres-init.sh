#!/bin/sh
# The product's own role and database; the engine's are made by its schema tool.
set -eu

psql -v ON_ERROR_STOP=1 -v password="$TONGCHOU_DB_PASSWORD" -U "$POSTGRES_USER" <<'SQL'
create role tongchou login password :'password';
create database tongchou owner tongchou;
SQL
