/** `node docker/healthcheck.mjs <url>`: 0 while the address answers 200, as docker's health check asks. */
const answer = await fetch(process.argv[2], { signal: AbortSignal.timeout(4_000) }).catch(
  () => null,
);
process.exit(answer?.status === 200 ? 0 : 1);
