import { kindOfPeriod, period, unnumbered } from './period.js';

const tens: Readonly<Record<string, string>> = { 1: '上旬', 2: '中旬', 3: '下旬' };

/** A period as people write it: `2022-10` 2022年10月, `2021-Q2` 2021年第2季度, `2021-03-T1` 2021年3月上旬, `2022-1` 2022年（第2件）. */
export function periodInWords(text: string): string {
  const calendar = unnumbered(text);
  const number = text === calendar ? '' : `（第${Number(text.slice(calendar.length + 1)) + 1}件）`;
  const year = `${calendar.slice(0, 4)}年`;
  const month = `${year}${Number(calendar.slice(5, 7))}月`;
  switch (kindOfPeriod(period(calendar))) {
    case 'YEAR':
      return `${year}${number}`;
    case 'QUARTER':
      return `${year}第${calendar.slice(6)}季度${number}`;
    case 'MONTH':
      return `${month}${number}`;
    case 'TEN_DAY':
      return `${month}${tens[calendar.slice(-1)] ?? ''}${number}`;
  }
}
