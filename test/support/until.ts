const pause = async (ms: number): Promise<void> =>
  await new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Waits for a state, never for a time; what the state still was stands in the error. The patience is
 * for a busy machine and much shorter than a test's own, so that the error is this one.
 */
export async function until<Value>(
  ask: () => Value | Promise<Value>,
  fits: (value: Value) => boolean,
  withinMs = 120_000,
): Promise<Value> {
  for (const end = performance.now() + withinMs; ; await pause(50)) {
    const value = await ask();
    if (fits(value)) return value;
    if (performance.now() > end) throw new Error(`still ${JSON.stringify(value)}`);
  }
}

/** Waits until a condition holds. */
export const untilTrue = async (
  condition: () => boolean | Promise<boolean>,
  withinMs?: number,
): Promise<void> => {
  await until(condition, (met) => met, withinMs);
};
