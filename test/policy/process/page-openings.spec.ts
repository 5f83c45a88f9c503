import { loadCalendar } from '#policy/calendar.js';
import { faultOf } from '#policy/checks/finding.js';
import { loadPack } from '#policy/load-packs.js';
import { mayOpen } from '#policy/may-open.js';
import type { Pack } from '#policy/pack.js';
import { processDates } from '#policy/process-dates.js';
import { checkRuns } from '#policy/process/check-runs.js';
import { withRunningPages } from '#policy/process/definition-of-page.js';
import { fundsOfKind, openingOfKind, openingsOf } from '#policy/process/openings.js';
import { starterPatterns } from '#policy/process/starters.js';
import { instantOf, instantText } from '#domain/time/instant.js';
import { period } from '#domain/time/period.js';
import { nextPeriod } from '#domain/process/opening.js';
import { faultsWith, packWith } from './tried-page.js';

/** A city as if its page said that it runs. */
function running(city: string, process: string): Pack {
  const pack = loadPack(city);
  const page = pack.pages.get(process);
  if (!page) throw new Error(`no page ${process} of ${city}`);
  const pages = new Map([[process, { ...page, law: { ...page.law, runs: true } }]]);
  return { ...pack, pages, processes: withRunningPages({ ...pack, pages }) };
}

describe('every way of opening a case runs', () => {
  test('a page with all of them has no fault', () => {
    expect(faultsWith('P38', 'id: P38', 'id: P38')).toEqual([]);
  });

  test.each([
    ['handan', 'P09'],
    ['lishui', 'P09'],
    ['handan', 'P12'],
    ['lishui', 'P20'],
  ])('%s %s opens as its city says', (city, process) => {
    const pack = running(city, process);
    const page = pack.pages.get(process);
    const said = page ? checkRuns(page).map((each) => faultOf(pack, each).message) : [];
    for (const fault of said) {
      expect(fault).toMatch(/动词|表单|划拨|byFund|登记|MONEY 事项/);
    }
  });

  test.each([
    [
      'before a duty that has no day',
      'before: { duty: CHECK,',
      'before: { duty: YEAR_CHECK,',
      /opening before YEAR_CHECK, which has no day/,
    ],
    [
      'by a rule that gives no day of such a period',
      'due: { rule: yearDay, month: 12, day: 20 }',
      'due: { rule: quarterEnd }',
      /opening every YEAR by quarterEnd/,
    ],
    [
      'once, by a day of every year',
      'every: YEAR, fund: ALL',
      'every: ONCE, fund: ALL',
      /opening every ONCE by yearDay/,
    ],
    [
      'by a day nobody has set',
      'due: { rule: yearDay, month: 12, day: 20 }',
      'due: { rule: UNSET, decides: { zh: 市财政局, en: City finance } }',
      /opening every YEAR by UNSET/,
    ],
    [
      'two at one level, neither a stream',
      '    stream: FINDING\n',
      '',
      /two kinds of cases at one level, of which one says stream/,
    ],
    [
      'two with the same stream',
      'levels: [CITY_UNIT]\n    stream: FINDING',
      'levels: [CITY]\n    stream: YEAR_END',
      /two kinds of cases at one level/,
    ],
    [
      'after a state that never comes',
      'after: { case: CITY, state: CHECKED }',
      'after: { case: CITY, state: ANSWERED }',
      /没有这个开办条件/,
    ],
    [
      'by a desk that is nowhere',
      "by: ['{city}.INSURANCE_AGENCY.preparer']",
      "by: ['{city}.INSURANCE_AGENCY.payer']",
      /没有岗位/,
    ],
  ])('%s is refused when the pack is loaded', (_given, from, to, says) => {
    expect(faultsWith('P38', from, to).join('\n')).toMatch(says);
  });
});

describe('what opens', () => {
  const pack = packWith('P38');
  const calendar = loadCalendar();

  test('by days: the page’s own, and the kind that has a rule of its own', () => {
    const openings = openingsOf(pack).filter(({ process }) => process === 'P38');
    expect(openings).toMatchObject([
      { kind: null, stream: null, every: 'QUARTER', due: { workingDays: 3 } },
      { kind: 'YEAR_END', stream: 'YEAR_END', every: 'YEAR', from: '2023-01-01' },
    ]);
    const next = openings.map((each) => {
      const found = nextPeriod(calendar, each, instantOf('2022-03-01T00:00:00+08:00'));
      return found && `${found.period} ${instantText(found.at)}`;
    });
    expect(next).toEqual(['2022-Q2 2022-03-30T09:00:00+08:00', '2023 2023-12-20T09:00:00+08:00']);
  });

  test('of a duty with two rows the one whose day the period has', () => {
    const process = pack.processes.get('P38');
    if (!process) throw new Error('no P38');
    const rows = (of: string): string[] =>
      processDates(process, calendar, of).obligations.map(
        ({ code, statutory, obligation }) => `${code} ${statutory} ${obligation.clause}`,
      );
    expect(rows('2022-Q1').filter((row) => row.startsWith('CHECK'))).toEqual([
      'CHECK 2022-01-05 LS-2.a',
    ]);
    expect(rows('2022-Q2').filter((row) => row.startsWith('CHECK'))).toEqual([
      'CHECK 2022-04-05 LS-2.b',
    ]);
    expect(rows('2022')).toContain('FINDING 2022-12-31 LS-2.b');
  });

  test('of each fund a case, or one of all of them', () => {
    expect(fundsOfKind(pack, { funds: null }, 'EACH')).toEqual(['EMPLOYEE', 'RESIDENT']);
    expect(fundsOfKind(pack, { funds: ['RESIDENT'] }, 'EACH')).toEqual(['RESIDENT']);
    expect(fundsOfKind(pack, { funds: null }, 'ALL')).toEqual(['ALL']);
  });

  test.each([
    ['CITY', ['{city}.INSURANCE_AGENCY.preparer']],
    ['UNIT', []],
    ['YEAR_END', ['{city}.INSURANCE_AGENCY.preparer']],
    ['FINDING', ['{city}.INSURANCE_AGENCY.preparer']],
  ])('by hand, %s: %j', (kind, desks) => {
    const page = pack.pages.get('P38');
    const opening = page && openingOfKind(page, kind);
    if (!page || !opening) throw new Error(`no kind ${kind}`);
    expect(starterPatterns(pack, page, opening)).toEqual(desks);
  });

  test.each([
    ['2021', null],
    ['2022', null],
    ['2022-Q4', null],
    ['2023', { why: 'EXPIRED', day: '2022-12-31' }],
    ['2023-01', { why: 'EXPIRED', day: '2022-12-31' }],
    ['2020', { why: 'NOT_YET', day: '2021-01-01' }],
  ])('under rules that have run out, %s: %j', (of, why) => {
    expect(mayOpen(loadPack('handan'), period(of))).toEqual(why);
  });
});
