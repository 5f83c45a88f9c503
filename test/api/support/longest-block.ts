import { readFileSync } from 'node:fs';

/**
 * Processor time of this process's own thread, ms. The API of these tests runs in it; its other
 * thread does not count, and neither does what the machine's other work takes. Where Linux does not
 * tell, the time on the wall stands in.
 */
export function ownThreadMs(): number {
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
async function longestBlock<Answer>(
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

const mostTries = 3;

/**
 * What a call keeps the loop in any case: it is asked again while it takes more than it may. What
 * the call itself costs is in every try, and its compiling or a tidying of memory is not. `before`
 * each try comes what is not measured.
 */
export async function leastBlock<Answer>(
  call: () => Promise<Answer>,
  mostMs: number,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly answer: Answer; readonly ms: number }> {
  await before();
  let least = await longestBlock(call);
  for (let tried = 1; tried < mostTries && least.ms >= mostMs; tried += 1) {
    await before();
    const again = await longestBlock(call);
    if (again.ms < least.ms) least = again;
  }
  return least;
}
