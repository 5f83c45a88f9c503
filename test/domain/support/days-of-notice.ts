import { addDays, type Day } from '#domain/time/day.js';
import type { NoticeReading } from '#domain/time/notice.js';

/** `01-21~01-27` off, `+01-28` worked, `=01-30` as its weekday. */
export function daysOf({ days }: NoticeReading): string {
  const written: string[] = [];
  let from: Day | null = null;
  days.forEach(({ date, off, plain }, index) => {
    const next = days[index + 1];
    const goesOn =
      next?.off === true && off && next.plain === plain && next.date === addDays(date, 1);
    const mark = `${plain ? '=' : ''}${off ? '' : '+'}`;
    if (off && goesOn) return void (from ??= date);
    written.push(`${mark}${from ? `${from.slice(5)}~` : ''}${date.slice(5)}`);
    from = null;
  });
  return written.join(' ');
}
