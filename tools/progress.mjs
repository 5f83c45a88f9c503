/** Talk goes to stderr; stdout is kept for what other programs read. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

const seconds = (since) => Math.round((Date.now() - since) / 1000);

/**
 * Runs a step that may take long: one line what and how long it usually takes, then signs
 * of life. A terminal gets a running clock, a file one line every 15 seconds.
 */
export async function step({ zh, en, usual }, work) {
  const since = Date.now();
  say(`▸ ${zh} · ${en}${usual ? ` (usually ${usual})` : ''}`);
  const terminal = process.stderr.isTTY;
  const tick = setInterval(
    () => {
      if (terminal) process.stderr.write(`\r  … ${seconds(since)} s`);
      else say(`  … ${seconds(since)} s`);
    },
    terminal ? 1_000 : 15_000,
  );
  try {
    return await work();
  } finally {
    clearInterval(tick);
    if (terminal) process.stderr.write('\r\u001b[2K');
    if (seconds(since) >= 5) say(`  ✓ ${seconds(since)} s`);
  }
}
