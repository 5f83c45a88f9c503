import { Comparison, perCent, upTo, working, yuanOf } from './plain.js';

const ratios = [null, 0, 33, 50, 60, 100];
const text = (points: number | null): string | null => (points === null ? null : yuanOf(points));

/** The rest between city and county, or the wait for the ratio nobody has set. */
function shared(rest: number, points: number | null): object {
  if (rest > 0 && points === null) {
    return { state: 'AWAITING_PARAMETER', parameter: 'sharing.cityRatio' };
  }
  const city = points === null ? 0 : perCent(rest, points);
  return { city: yuanOf(city), county: yuanOf(rest - city) };
}

describe('gap settlements that end in a share, every small case against whole numbers', () => {
  test('above the ceiling: reserve, then balance, then the share', () => {
    const settle = working('qingyang', 'gap-settlement', {});
    const compared = new Comparison();
    for (const spent of upTo(40)) {
      for (const riskReserve of upTo(12)) {
        for (const balance of upTo(12)) {
          const income = 10 + (spent % 3);
          const extracted = spent % 5;
          const points = ratios[(spent + riskReserve + balance) % ratios.length] ?? null;
          const input = {
            income: yuanOf(income),
            reserveExtracted: yuanOf(extracted),
            reasonableExpenditure: yuanOf(spent),
            riskReserve: yuanOf(riskReserve),
            balance: yuanOf(balance),
            cityRatio: text(points),
          };
          const ceiling = income - extracted;
          const gap = spent > ceiling ? spent - ceiling : 0;
          const fromReserve = gap > riskReserve ? riskReserve : gap;
          const fromBalance = Math.min(gap - fromReserve, balance);
          const rest = gap - fromReserve - fromBalance;
          compared.check(input, settle(input), {
            ceiling: yuanOf(ceiling),
            gap: yuanOf(gap),
            fromRiskReserve: yuanOf(fromReserve),
            fromBalance: yuanOf(fromBalance),
            rest: yuanOf(rest),
            ...shared(rest, points),
          });
        }
      }
    }
    expect(compared.differing).toEqual([]);
  });

  const missed = ['NO_CITY_SURPLUS', 'CAUSED_PART', 'ALL_COUNTY'];
  const cases = missed.flatMap((reading) => ratios.map((points) => ({ reading, points })));

  test.each(cases)(
    'the city’s surplus, then the share, $reading $points',
    ({ reading, points }) => {
      const settle = working('jilin', 'gap-settlement', { 'OQ-18': reading });
      const compared = new Comparison();
      for (const gap of upTo(24)) {
        for (const attributed of upTo(26)) {
          for (const surplus of upTo(10)) {
            const planMet = (gap + attributed + surplus) % 2 === 0;
            const input = {
              gap: yuanOf(gap),
              attributed: yuanOf(attributed),
              planMet,
              citySurplus: yuanOf(surplus),
              cityRatio: text(points),
            };
            const open = gap > attributed ? gap - attributed : 0;
            const drawn = planMet || reading === 'CAUSED_PART' ? Math.min(open, surplus) : 0;
            const rest = open - drawn;
            const alone = !planMet && reading === 'ALL_COUNTY';
            compared.check(input, settle(input), {
              attributed: yuanOf(attributed),
              fromCitySurplus: yuanOf(drawn),
              rest: yuanOf(rest),
              ...(alone ? { city: yuanOf(0), county: yuanOf(rest) } : shared(rest, points)),
              policyAdjustment: rest > 0,
            });
          }
        }
      }
      expect(compared.differing).toEqual([]);
    },
  );
});
