import { dueInPeriod } from '#domain/time/due-in-period.js';
import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn } from '#policy/deadlines.js';
import { loadPack, readPack } from '#policy/load-packs.js';
import { placeOf } from '#policy/read-yaml.js';
import { withCopy, type Change } from './support/copied-pack.js';

const calendar = loadCalendar();
const planOf = (folder: string) =>
  readPack(folder, 'lishui')
    .processes.get('P11')
    ?.obligations.find(({ code }) => code === 'COUNTY_PLAN');

const file = 'processes/P11.yaml';
/** From 2023 on the plan is due on the 20th. */
const later: Change = {
  file,
  from: '  - key: p11.cityPlanDue',
  to: `  - key: p11.countyPlanDue
    value: 20
    unit: dayOfMonth
    from: '2023-01-01'
    clause: LS-9.a
    quote: 应按月向市医保经办机构上报基金用款计划
    source: PROPOSED
  - key: p11.cityPlanDue`,
};

describe('a day that is a parameter stands once', () => {
  test('the rule of a duty has the parameter’s number', () => {
    const { processes, pages, deadlines } = loadPack('lishui');

    expect(processes.get('P11')?.obligations.map(({ due }) => due)).toEqual([
      { rule: 'monthDay', day: 25, clamp: false, months: -1 },
      { rule: 'monthDay', day: 30, clamp: true, months: -1 },
      { rule: 'nthWorkingDay', n: 5, months: 0 },
    ]);
    expect(deadlines.find(({ clause }) => clause === 'LS-10.c')?.due).toMatchObject({ day: 10 });
    expect(placeOf(pages.get('P11')?.law.obligations[0] ?? {})?.file).toMatch(/P11\.yaml$/);
  });

  test('each period is counted by the value that holds on its first day', () => {
    withCopy('lishui', [later], (folder) => {
      const due = planOf(folder)?.due;
      if (!due) throw new Error('no plan');
      const days = ['2021-11', '2022-12', '2023-01', '2023-06'].map(
        (of) => dueInPeriod(calendar, due, period(of))?.statutory,
      );

      // The plan of January is due in December, by the value of January.
      expect(days).toEqual(['2021-10-25', '2022-11-25', '2022-12-20', '2023-05-20']);
    });
  });

  test('deadlines of a clause too, before and after another value', () => {
    const other: Change = {
      file: 'parameters.yaml',
      from: '  - key: p14.payDue',
      to: `  - key: p14.claimDue
    value: 12
    unit: dayOfMonth
    from: '2023-01-01'
    clause: LS-10.c
    quote: 每月10日前
    source: STATUTORY
  - key: p14.payDue`,
    };
    withCopy('lishui', [other], (folder) => {
      const pack = readPack(folder, 'lishui');
      const shown = (of: string) =>
        deadlinesIn(pack, 'LS-10.c', period(of), calendar).map(({ statutory }) => statutory);

      expect([shown('2022-12'), shown('2023-01')]).toEqual([['2022-12-10'], ['2023-01-12']]);
    });
    withCopy(
      'handan',
      [
        {
          file: 'parameters.yaml',
          from: '  - key: p11.paymentDue\n    value: 10',
          to: '  - key: p11.paymentDue\n    value: 15',
        },
      ],
      (folder) => {
        const pack = readPack(folder, 'handan');
        const dates = deadlinesIn(pack, 'HD-10.c', period('2021-Q2'), calendar);
        expect(dates.map(({ statutory }) => statutory)).toContain('2021-04-15');
      },
    );
  });

  test.each`
    what                             | from                                | to
    ${'a parameter that is missing'} | ${'day: parameter.p11.cityPlanDue'} | ${'day: parameter.p11.cityPlanDay'}
    ${'a day no month has'}          | ${'value: 30'}                      | ${'value: 32'}
    ${'a text'}                      | ${'value: 30'}                      | ${"value: '30'"}
  `('$what is refused by file and line', ({ from, to }: Change) => {
    withCopy('lishui', [{ file, from, to }], (folder) => {
      expect(() => readPack(folder, 'lishui')).toThrow(
        /P11\.yaml:\d+.*参数 p11\.cityPlan(?:Due|Day).*must be a whole number/,
      );
    });
  });
});
