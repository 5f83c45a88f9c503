const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** `一` to `九十九`, as the headings of a document are counted (GB/T 9704—2012 7.3.3). */
export function chineseNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 99) {
    throw new RangeError(`层次序数须为1至99 / a heading is counted from 1 to 99, not ${number}`);
  }
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${ten}${digits[number % 10]}`;
}
