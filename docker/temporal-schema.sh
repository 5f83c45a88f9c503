#!/bin/sh
# Brings both databases of the engine up to the version of this image; safe to run again.
set -eu

bring_up() {
  export SQL_DATABASE=$1
  # setup-schema would set a database back to its beginning, so it follows only a creation.
  if temporal-sql-tool create-database; then
    temporal-sql-tool setup-schema -v 0.0
  fi
  temporal-sql-tool update-schema --schema-name "$2"
}

bring_up temporal postgresql/v12/temporal
bring_up temporal_visibility postgresql/v12/visibility
