import * as fc from 'fast-check';

/** Fen to the text of an amount. */
const text = (fen: bigint): string => {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

// Few fen show every rounding and every boundary, large amounts show lost digits.
const amount = fc
  .oneof(
    fc.bigInt({ min: 0n, max: 120n }),
    fc.bigInt({ min: 0n, max: 99_999_999_999_999n }),
    fc.constant(0n),
  )
  .map(text);
const signed = fc
  .oneof(fc.bigInt({ min: -120n, max: 120n }), fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }))
  .map(text);
const aHead = fc.bigInt({ min: 0n, max: 500_000n }).map(text);
const heads = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3_000_000 }));
const ratio = fc.integer({ min: 0, max: 100 }).map((points) => text(BigInt(points)));
const fund = fc.constantFrom('EMPLOYEE', 'RESIDENT');
const level = fc.constantFrom('COUNTY', 'COUNTY', 'CITY');
const year = fc.integer({ min: 2022, max: 2030 });
const day = fc
  .record({ y: fc.integer({ min: 2015, max: 2030 }), m: fc.integer({ min: 1, max: 12 }) })
  .map(({ y, m }) => `${y}-${String(m).padStart(2, '0')}-15`);

const coded = <T extends object>(unit: fc.Arbitrary<T>) =>
  fc
    .array(unit, { minLength: 1, maxLength: 6 })
    .map((units) => units.map((each, index) => ({ code: String(331121 + index), ...each })));

const sumOf = (amounts: readonly string[]): bigint =>
  amounts.reduce((sum, each) => sum + BigInt(each.replace('.', '')), 0n);

const reserveUnit = fc
  .record({
    level,
    gap: amount,
    attributed: amount,
    balance: amount,
    assessment: fc.constantFrom('EXCELLENT', 'GOOD', 'BELOW_GOOD'),
    standards: fc.option(fc.record({ subsidy2021: aHead, subsidyUnified: aHead })),
    insured: fc.integer({ min: 1, max: 900_000 }),
  })
  .map(({ standards, ...unit }) => ({ ...unit, ...standards }));

const fencedUnit = fc
  .record({
    level,
    gap: amount,
    forceMajeure: amount,
    part: fc.option(amount),
    conditions: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
    balance: amount,
    ownRiskReserve: amount,
  })
  .map(({ part, conditions, ...unit }) => {
    const none = unit.level === 'CITY' || conditions.length === 0;
    return {
      ...unit,
      excluded: { amount: none ? null : part, conditions: none ? [] : conditions },
    };
  });

const ceiling = fc
  .record({
    rest: amount,
    reserveExtracted: amount,
    reasonableExpenditure: amount,
    riskReserve: amount,
    balance: amount,
    cityRatio: fc.option(ratio),
  })
  .map(({ rest, ...given }) => ({ ...given, income: text(sumOf([rest, given.reserveExtracted])) }));

const fenced = fc
  .record({ fund, beyond: amount, units: coded(fencedUnit) })
  .map(({ beyond, ...given }) => ({
    ...given,
    potAvailable: text(sumOf([beyond, ...given.units.map(({ ownRiskReserve }) => ownRiskReserve)])),
  }));

const subsidy = fc
  .record({
    year,
    standard: aHead,
    insured: heads,
    central: amount,
    provincial: amount,
    hardship: amount,
    receivedByApril: amount,
    check: fc.option(fc.record({ budget: amount, standard2021: aHead, insuredPlan: heads })),
  })
  .map(({ check, ...given }) => ({ ...given, ...check }));

/** Right inputs of every formula, by the name of its method. */
export const inputsOf: Readonly<Record<string, fc.Arbitrary<object>>> = {
  LARGEST_REMAINDER: fc.record({
    total: amount,
    weights: coded(fc.record({ weight: fc.integer({ min: 1, max: 10 ** 9 }).map(String) })),
  }),
  MONTHS_OF_EXPENDITURE: fc.record({ balance: amount, expenditure: amount }),
  QUOTA_OF_MONTHS: fc.record({
    fund,
    expenditure: amount,
    balance: signed,
    personalAccount: amount,
  }),
  SHORTFALL_BY_HEADS: fc.record({
    fund,
    year: fc.integer({ min: 2023, max: 2030 }),
    cityExpenditure: amount,
    reserve: amount,
    enrolment: coded(fc.record({ persons: fc.integer({ min: 1, max: 900_000 }) })),
  }),
  RESERVE_THEN_GOVERNMENT: fc.record({
    fund,
    year,
    reserveAvailable: amount,
    units: coded(reserveUnit),
  }),
  SUBSIDY_IN_TWO_STAGES: subsidy,
  MONTH_CAP_YEAR_ZERO: fc.record({
    balance: amount,
    cap: amount,
    yearEnd: fc.boolean(),
    inFlight: fc.option(amount),
  }),
  MONTHS_CEILING: fc.record({ year, expenditure: amount, months: fc.constantFrom(1, 2) }),
  SHARED_WITH_RESERVE: fc
    .record({
      fund,
      year,
      level,
      income: amount,
      expenditure: amount,
      reserveRatio: fc.option(ratio),
    })
    .map(({ reserveRatio, ...given }) => ({
      ...given,
      // The document sets the share of the transition: none can be given there.
      reserveRatio: given.fund === 'RESIDENT' && given.year <= 2024 ? null : reserveRatio,
    })),
  OWN_RESERVE_THEN_CITY_RESERVE: fenced,
  CEILING_THEN_SHARED: ceiling,
  SURPLUS_THEN_SHARED: fc.record({
    gap: amount,
    attributed: amount,
    planMet: fc.boolean(),
    citySurplus: amount,
    cityRatio: fc.option(ratio),
  }),
  UNDECIDED: fc.record({ gap: amount }),
  COVERED_THEN_INSTALMENTS: fc.record({
    deficit: amount,
    remitted: amount,
    enjoyed: amount,
    paid: fc.record({ 2021: amount, 2022: amount, 2023: amount }),
  }),
  SHARE_OF_INCOME: fc.record({ income: amount, provisional: fc.option(amount) }),
  DRAWN_PUT_BACK: fc.record({ fromOwnReserve: amount, fromCityReserve: amount, paid: amount }),
  PLAN_LESS_BALANCE: fc.record({ plan: amount, balance: amount }),
  ACCOUNTS_THEN_AUDIT: fc.record({
    finalAccountsBalance: signed,
    auditedBalance: fc.option(signed),
  }),
  CLAMPED_WAGE: fc.record({ averageWage: amount, wage: amount }),
  RATES_ON_BASES: fc.record({
    base: amount,
    averageWage: amount,
    bankruptRetirees: heads,
    collectiveAverageWage: amount,
  }),
  SHARE_PER_DAY: fc.record({ amount, dueDate: day, paidDate: day }),
  MULTIPLES: fc.record({ amount }),
  BALANCE_LESS_IN_FLIGHT: fc.record({ balance: amount, inFlight: amount }),
  AS_THE_DETAILS_SAY: fc.record({
    swept: amount,
    details: coded(fc.record({ employee: amount, resident: amount })),
  }),
  ALL_WITHIN_THE_YEAR: fc.record({ received: amount, swept: amount, inTransit: amount }),
  ONE_PART_OF_SEVERAL: fc.record({ own: amount, subsidy: amount }),
  WITHIN_BUDGET: fc.record({ budget: amount, plannedToDate: amount, plan: amount }),
};
