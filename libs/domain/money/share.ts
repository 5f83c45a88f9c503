const decimals = 4;
const whole = 10n ** BigInt(decimals);

/**
 * part ÷ all as a ratio with four decimals, rounded half up as every figure is (F00 HALF_UP): 10 of 11
 * are `0.9091`. Null where there is nothing to take a share of. Counts, never amounts.
 */
export function shareOf(part: number, all: number): string | null {
  if (all === 0) return null;
  const [up, of] = [BigInt(part), BigInt(all)];
  const rounded = (2n * up * whole + of) / (2n * of);
  const digits = String(rounded).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
