import { loadPack, packs } from '#policy/load-packs.js';
import { parametersNamed, parametersOf } from '#policy/parameters.js';

const ALL = 'lishui handan sanmenxia jilin qingyang';

/** The keys of the analysis' catalogue and the cities that have them, used or UNSET. */
const keys: readonly (readonly [string, string])[] = [
  ['units.cityProper.types', 'lishui handan sanmenxia jilin'],
  ['p01.auditor', 'lishui sanmenxia jilin qingyang'],
  ['p01.auditDue', 'lishui sanmenxia jilin qingyang'],
  ['p01.clearingDue', 'lishui sanmenxia jilin'],
  ['p01.basis', ALL],
  ['p02.mode', ALL],
  ['p02.quotaMonthsEmployee', 'lishui'],
  ['p02.dueDates', 'lishui sanmenxia'],
  ['p02.secondDue', 'qingyang'],
  ['p02.shortfallPayer', 'lishui'],
  ['p02.excludePersonalAccount', 'lishui sanmenxia qingyang'],
  ['p03.checkpoints', 'sanmenxia'],
  ['p03.minTest', 'sanmenxia'],
  ['p03.withholdingAllowed', ALL],
  ['p05.sweepPeriod', ALL],
  ['p05.pendingSubAccount', ALL],
  ['p05.treasuryLevel', ALL],
  ['p07.window', 'lishui handan sanmenxia jilin'],
  ['p08.checkpoints', ALL],
  ['p08.budgetFloorStandard', 'lishui'],
  ['p08.route', ALL],
  ['p09.lead', ALL],
  ['p09.chain', ALL],
  ['p11.period', ALL],
  ['p11.countyPlanDue', ALL],
  ['p11.cityPlanDue', 'lishui sanmenxia jilin'],
  ['p11.approver', ALL],
  ['p11.paymentDue', ALL],
  ['p11.hasCountyExpAccount', ALL],
  ['p12.enabled', ALL],
  ['p12.dueDays', 'handan'],
  ['p13.monthEndCapMonths', 'lishui'],
  ['p13.yearEndZero', 'lishui handan'],
  ['p14.claimDue', ALL],
  ['p14.payDue', ALL],
  ['p14.routing', ALL],
  ['p15.due', ALL],
  ['p16.maxMonths', 'lishui qingyang'],
  ['p18.rate', 'handan sanmenxia qingyang'],
  ['p18.replenishDue', 'handan sanmenxia qingyang'],
  ['p19.waterfall', ALL],
  ['p19.reserveShortMode', 'lishui handan'],
  ['p19.penaltyPoints', 'lishui'],
  ['p20.monthsEmployee', 'lishui'],
  ['p21.split', 'handan sanmenxia jilin qingyang'],
  ['p21.reserveShare', 'lishui'],
  ['p22.indicators', ALL],
  ['p24.parties', ALL],
  ['p25.quarterlySummaryDue', 'handan'],
  ['p26.interviewMandatory', ALL],
  ['p28.yearly', ALL],
  ['sharing.cityRatio', 'jilin qingyang'],
];

describe('parameters of the five cities', () => {
  test.each(keys)('%s is stated for %s', (key, cities) => {
    const having = packs()
      .filter((pack) => parametersNamed(pack, key).length > 0)
      .map(({ id }) => id);

    expect(having).toEqual(cities.split(' ').toSorted());
  });

  test.each`
    city           | key                         | value
    ${'handan'}    | ${'p11.approver'}           | ${'HEALTHCARE_SECURITY'}
    ${'lishui'}    | ${'p11.approver'}           | ${'FINANCE'}
    ${'handan'}    | ${'p12.dueDays'}            | ${['04-05', '07-05', '10-05']}
    ${'lishui'}    | ${'p08.checkpoints'}        | ${['04-30 0.50', '06-30 1.00']}
    ${'handan'}    | ${'p26.interviewMandatory'} | ${true}
    ${'jilin'}     | ${'p02.mode'}               | ${null}
    ${'sanmenxia'} | ${'p05.sweepPeriod'}        | ${null}
    ${'handan'}    | ${'ruleSet.validTo'}        | ${'2022-12-31'}
  `('$key of $city is $value', ({ city, key, value }: Record<string, unknown>) => {
    const [only] = parametersNamed(loadPack(String(city)), String(key));

    expect(only?.value).toEqual(value);
  });

  test('say whose word they are: the document, the city by decision, or nobody yet', () => {
    for (const pack of packs()) {
      for (const { key, source, origin, value, clause, basis } of parametersOf(pack)) {
        const expected = {
          STATUTORY: 'DOCUMENT',
          DERIVED: 'DOCUMENT',
          ADOPTED: 'CITY_DECISION',
          PROPOSED: 'UNSET',
          UNSET: 'UNSET',
        }[source];
        expect([key, origin]).toEqual([key, expected]);
        expect([key, value === null]).toEqual([key, source === 'UNSET']);
        if (source === 'STATUTORY' && clause === null)
          expect([key, basis]).toEqual([key, expect.anything()]);
      }
    }
  });

  test('the rules of Handan have expired, those of Qingyang are incomplete', () => {
    const status = packs().map(({ id, status: of, validTo }) => [id, of, validTo]);

    expect(status).toEqual([
      ['handan', 'EXPIRED', '2022-12-31'],
      ['jilin', 'ACTIVE', null],
      ['lishui', 'ACTIVE', null],
      ['qingyang', 'INCOMPLETE', null],
      ['sanmenxia', 'ACTIVE', null],
    ]);
  });
});
