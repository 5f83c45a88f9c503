import { isNegative, negate, type Yuan } from './yuan.js';

/** An amount with thousands (千分位), as letters and ledgers print it: `1,234,567.80` (GB/T 9704—2012 7.3.3). */
export function groupedAmount(amount: Yuan): string {
  const negative = isNegative(amount);
  const [whole = '0', fraction = '00'] = (negative ? negate(amount) : amount).split('.');
  return `${negative ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}
