import { readFileSync } from 'node:fs';

/**
 * Processor time of this process's own thread, ms. The API of these tests runs in it; its other
 * thread does not count, and neither does what the machine's other work takes. Where Linux does not
 * tell, the time on the wall stands in.
 */
function ownThreadMs(): number {
  try {
    const stat = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8');
    return Number(stat.split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** Looked at so often where nothing keeps the loop; a stretch is at most so much too long. */
const lookEveryMs = 5;

/**
 * The longest the loop was kept from everybody else while a call was answered, ms of processor
 * time. Reading the answer here is in it, so it is rather too much.
 */
export async function longestBlock<Answer>(
  call: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly ms: number }> {
  let longest = 0;
  let before = ownThreadMs();
  let turn: NodeJS.Timeout | undefined;
  const look = (): void => {
    const now = ownThreadMs();
    longest = Math.max(longest, now - before);
    before = now;
    turn = setTimeout(look, lookEveryMs);
  };
  look();
  try {
    const answer = await call();
    return { answer, ms: Math.max(longest, ownThreadMs() - before) };
  } finally {
    clearTimeout(turn);
  }
}
