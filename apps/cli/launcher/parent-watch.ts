const everyMs = 1_000;

/**
 * Calls `gone` when npm, which started us and whose terminal we use, has died without a word.
 * Started by anything else, who our parent is says nothing.
 */
export function watchParent(gone: () => void): () => void {
  if (process.env['npm_lifecycle_event'] !== 'start') return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, everyMs);
  return () => clearInterval(timer);
}
