/** An error in one line for the log; its stack would say nothing of a database that is down. */
export function plainly(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError ? error.errors.map(plainly).join('; ') : '';
  return `${error.name}: ${error.message || inner}`.split('\n')[0]?.slice(0, 300) ?? '';
}
