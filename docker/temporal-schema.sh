#!/bin/sh
# Brings both databases of the engine up to the version of this image; safe to run again.
set -eu

bring_up() {
  export SQL_DATABASE=$1
  if said=$(temporal-sql-tool update-schema --schema-name "$2" 2>&1); then return; fi
  case $said in
    # setup-schema would set a database back to its beginning, so only an empty one is set up.
    *schema_version*'does not exist'*)
      temporal-sql-tool setup-schema -v 0.0
      temporal-sql-tool update-schema --schema-name "$2"
      ;;
    *)
      echo "$said" >&2
      exit 1
      ;;
  esac
}

bring_up temporal postgresql/v12/temporal
bring_up temporal_visibility postgresql/v12/visibility
