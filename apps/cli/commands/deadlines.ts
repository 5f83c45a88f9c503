import { period } from '#domain/time/period.js';
import { firstYear, isPeriodAsked, lastYear } from '#domain/time/years.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn, undatedOf, type Deadline } from '#policy/deadlines.js';
import { cityIds, loadPack } from '#policy/load-packs.js';
import { wrongInput } from '../problem.js';
import { done, say, type Answer, type Manner } from '../terminal.js';

const SOURCES = {
  STATUTORY: '文件规定',
  DERIVED: '推导',
  PROPOSED: '建议',
  ADOPTED: '已采纳',
} as const;

/** 原则上 and its like stand before where the day comes from; 应 is not said. */
const STRENGTHS = { SHALL: '', PRINCIPLE: '原则上，', GENERALLY: '一般，', MAY: '可，' } as const;

function sourceOf(manner: Manner, { source, strength }: Deadline): string {
  const en = strength === 'SHALL' ? source : `${strength}, ${source}`;
  return say(manner, `${STRENGTHS[strength]}${SOURCES[source]}`, en);
}

/** `deadlines show lishui LS-9.b 2022-10`. */
export function deadlinesAnswer(
  manner: Manner,
  city: string,
  clause: string,
  span: string,
): Answer {
  const cities = cityIds();
  if (!cities.includes(city)) {
    const known = cities.join(', ');
    throw wrongInput(
      '/city',
      `没有这个城市：${city}（现有 ${known}）`,
      `no such city: ${city} (there are ${known})`,
    );
  }
  const pack = loadPack(city);
  if (!pack.clauses.has(clause)) {
    throw wrongInput('/clause', `${city} 没有条款 ${clause}`, `${city} has no clause ${clause}`);
  }
  if (!isPeriodAsked(span)) {
    throw wrongInput(
      '/period',
      `期间须写成 2022、2022-10 或 2022-Q3，在 ${firstYear} 至 ${lastYear} 年间：${span}`,
      `write the period as 2022, 2022-10 or 2022-Q3, of ${firstYear} to ${lastYear}: ${span}`,
    );
  }
  const deadlines = deadlinesIn(pack, clause, period(span), loadCalendar(city), manner.language);
  const lines = deadlines.flatMap((each) => [
    `${each.statutory} ${each.what} (${sourceOf(manner, each)}, ${each.clause})`,
    say(manner, `  应在 ${each.operational} 前办结`, `  act by ${each.operational}`),
    `  “${each.quote}”`,
    ...each.explanation.map((line) => `  ${line}`),
  ]);
  const none = say(
    manner,
    `${span} 内没有 ${clause} 的期限`,
    `no deadline of ${clause} falls in ${span}`,
  );
  const undated = undatedOf(pack, clause, manner.language);
  return done({ deadlines, undated }, [...(lines.length > 0 ? lines : [none]), ...undated]);
}
