#!/bin/sh
# Registers the product's namespace unless it is there; finished cases stay visible for 30 days.
set -eu

until temporal operator cluster health --address "$TEMPORAL_ADDRESS"; do sleep 1; done
temporal operator namespace describe --address "$TEMPORAL_ADDRESS" -n "$TEMPORAL_NAMESPACE" ||
  temporal operator namespace create --address "$TEMPORAL_ADDRESS" -n "$TEMPORAL_NAMESPACE" --retention 720h
