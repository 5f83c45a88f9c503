/** "0.9523" → 95.23%. Text in, text out: what was cut is not rounded up again. */
export function percent(rate: string): string {
  const digits = rate.replace('.', '').replace(/^0+(?=\d{3})/, '');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}
