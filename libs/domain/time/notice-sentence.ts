import { noticeLimits } from './notice-limits.js';
import { SentenceReader } from './notice-reader.js';
import { restSaying, workSaying, type ReadSentence, type SaidOfDates } from './notice-saying.js';
import { isDoubtful, partsOf, TOKEN } from './notice-words.js';

/** The same with every date in doubt, where the sentence says something that no pattern reads. */
function inDoubt(text: string, said: readonly SaidOfDates[]): readonly SaidOfDates[] {
  if (said.length === 0 || !isDoubtful(text)) return said;
  return said.map((each) =>
    each.saying === 'ASIDE' || each.saying === 'UNREADABLE_FORM'
      ? each
      : { ...each, saying: 'UNREAD' },
  );
}

/**
 * What a sentence says of its dates; one that names more than a notice does is read no further. `months` are those of
 * the sentences before it about the same holiday.
 */
export function readSentence(text: string, months: readonly number[] = []): ReadSentence {
  const reader = new SentenceReader(text, months);
  for (const found of text.matchAll(TOKEN)) {
    const [all] = found;
    const { date, form, weekday, count, moved, work, rest, advice, among, comma } = partsOf(found);
    const end = found.index + all.length;
    if (date) reader.date(all, date, found.index);
    else if (form !== undefined) reader.form(all, found.index);
    else if (weekday !== undefined) reader.saysWeekday(all, found.index);
    else if (count !== undefined) reader.count(count, found.index, end);
    else if (moved !== undefined) reader.moves(moved);
    else if (work !== undefined) reader.says(all, workSaying(work), found.index);
    else if (rest !== undefined) {
      const saying = restSaying(rest);
      if (saying !== null) reader.says(all, saying, found.index);
    } else if (advice !== undefined) reader.advises();
    else if (among !== undefined) reader.narrows();
    else if (comma) reader.comma(end);
    if (reader.dates > noticeLimits.days) break;
  }
  reader.end();
  return {
    text,
    said: inDoubt(text, reader.said),
    counts: reader.counts,
    withWeekend: text.includes('连休'),
    cut: reader.dates > noticeLimits.days,
    months: reader.months,
  };
}
