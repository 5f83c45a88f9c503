import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instantText } from '#domain/time/instant.js';
import { month } from '#domain/time/month.js';
import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn } from '#policy/deadlines.js';
import { demoAccounts, desksOf } from '#policy/demo-accounts.js';
import { demoOpenings } from '#policy/demo-openings.js';
import { fundAccounts } from '#policy/fund-accounts.js';
import { loadPack, packs, readPack } from '#policy/load-packs.js';
import { processOfPack } from '#policy/pack.js';
import { policyFolder } from '#policy/policy-folder.js';
import { processDates } from '#policy/process-dates.js';
import { checkQuotes, isQuoted } from '#policy/quotes.js';

const pack = loadPack('lishui');
const p11 = processOfPack(pack, 'P11');
const calendar = loadCalendar();

describe('丽水规则包', () => {
  test('has the city level, 市本级 and nine counties, each once', () => {
    expect(pack.units.map(({ code }) => code).join(' ')).toBe(
      '331100 331101 331102 331121 331122 331123 331124 331125 331126 331127 331181',
    );
    expect(pack.units.filter(({ level }) => level === 'COUNTY_UNIT')).toHaveLength(9);
  });

  test('is the same frozen object for everybody', () => {
    expect(loadPack('lishui')).toBe(pack);
    expect(Object.isFrozen(processOfPack(pack, 'P24').steps[0]?.decisions)).toBe(true);
    expect(() => loadPack('atlantis')).toThrow('no such city');
  });

  test('gives each fund its own accounts with numbers of their own', () => {
    const accounts = fundAccounts(pack);

    expect(new Set(accounts.map(({ number }) => number)).size).toBe(accounts.length);
    expect(accounts.filter(({ type }) => type === 'EXP_COUNTY')).toHaveLength(18);
    expect(accounts.find(({ id }) => id === '331101.EXP_COUNTY.EMPLOYEE')).toBeUndefined();
    expect(demoOpenings(pack).map(({ account }) => account.id)).toEqual([
      '331100.SFA_CITY.EMPLOYEE',
      '331100.SFA_CITY.RESIDENT',
    ]);
  });

  test('lets money leave the special fiscal account only with two persons of two departments', () => {
    const leaving = pack.accountPairs.pairs.filter(({ from }) => from === 'SFA_CITY');

    expect(leaving.map(({ to }) => to)).toContain('EXP_CITY');
    for (const pair of leaving) expect(pair).toMatchObject({ persons: 2, departments: 2 });
  });

  test('the forward decision of every step comes first and needs nothing', () => {
    for (const { decisions } of p11.steps) expect(decisions[0]?.needs).toEqual([]);
  });

  test('October 2022 opens on 15 September and is due as the documents say (P11)', () => {
    const dates = processDates(p11, calendar, month('2022-10'));

    expect(instantText(dates.opensAt ?? 0)).toBe('2022-09-15T09:00:00+08:00');
    expect(instantText(dates.paysFrom ?? 0)).toBe('2022-10-08T09:00:00+08:00');
    expect(
      dates.obligations.map(({ code, statutory, operational }) => [code, statutory, operational]),
    ).toEqual([
      ['COUNTY_PLAN', '2022-09-25', '2022-09-23'],
      ['CITY_PLAN', '2022-09-30', '2022-09-30'],
      ['APPROPRIATION', '2022-10-12', '2022-10-12'],
    ]);
  });
});

describe('deadlines of a clause', () => {
  const show = (clause: string, span: string): string[] =>
    deadlinesIn(pack, clause, period(span), calendar).map(
      ({ statutory, operational, source }) => `${statutory} ${operational} ${source}`,
    );

  test('are listed under the period their statutory day falls in', () => {
    expect(show('LS-9.b', '2022-10')).toEqual(['2022-10-30 2022-10-28 STATUTORY']);
    expect(show('LS-9.c', '2022-10')).toEqual(['2022-10-12 2022-10-12 STATUTORY']);
    expect(show('LS-9.a', '2022-12')).toEqual(['2022-12-25 2022-12-23 PROPOSED']);
    expect(show('LS-9.d', '2022-10')).toEqual(['2022-10-14 2022-10-14 PROPOSED']);
    expect(show('LS-9.b', '2023-Q1').map((line) => line.slice(0, 10))).toEqual([
      '2023-01-30',
      '2023-02-28',
      '2023-03-30',
    ]);
    expect(show('LS-9.c', '2022')).toHaveLength(12);
  });

  test('do not exist before the rules hold (LS-11.a)', () => {
    expect(show('LS-9.b', '2021')).toEqual([]);
    expect(show('LS-9.c', '2022-01')).toEqual(['2022-01-10 2022-01-10 STATUTORY']);
  });

  test('are provisional where no notice covers the year', () => {
    const [only] = deadlinesIn(pack, 'LS-9.c', period('2027-02'), calendar);

    expect(only).toMatchObject({ statutory: '2027-02-05', provisional: true });
  });
});

describe('demo people', () => {
  const accounts = demoAccounts();

  test('every desk has an account, preparers of plans and the finance reviewer have two', () => {
    const desks = accounts.flatMap(({ office, posts }) => posts.map((post) => `${office}.${post}`));

    expect(new Set(desks)).toEqual(new Set(desksOf(pack)));
    for (const desk of desksOf(pack)) {
      const ofPlans = desk.endsWith('.HEALTHCARE_SECURITY.preparer') && !desk.startsWith('331100');
      const two = ofPlans || desk === '331100.FINANCE.reviewer';
      expect([desk, desks.filter((each) => each === desk).length]).toEqual([desk, two ? 2 : 1]);
    }
  });

  test('each is one human being with one account', () => {
    expect(new Set(accounts.map(({ person }) => person)).size).toBe(accounts.length);
    expect(new Set(accounts.map(({ username }) => username)).size).toBe(accounts.length);
    expect(accounts.some(({ posts }) => posts.includes('administrator'))).toBe(true);
  });
});

describe('quotes', () => {
  const documents = fileURLToPath(new URL('../../../../shared/documents', import.meta.url));

  test('stand word for word in their documents', () => {
    if (!existsSync(documents)) {
      console.warn(
        `The documents are not at ${documents}, so the quotes are not compared with them.`,
      );
      return;
    }
    expect(checkQuotes(packs(), documents)).toMatchObject({ broken: [], otherDocuments: [] });
  });

  test('stand in the registered clause they are cited from', () => {
    const { broken } = checkQuotes(packs(), tmpdir());

    expect(broken.filter(({ why }) => why === 'NOT_IN_CLAUSE')).toEqual([]);
    expect(broken.every(({ why }) => why === 'DOCUMENT_MISSING')).toBe(true);
  });

  test('may be broken over lines, and pieces must follow each other', () => {
    expect(isQuoted('从 2022 年\n1 月 1 日起施行', '从2022年1月1日起')).toBe(true);
    expect(isQuoted('甲乙丙丁', '甲…丁')).toBe(true);
    expect(isQuoted('甲乙丙丁', '丁…甲')).toBe(false);
    expect(isQuoted('甲乙丙丁', '')).toBe(false);
  });
});

describe('a broken pack is refused, naming file, line and clause', () => {
  const change = (file: string, from: string, to: string): (() => unknown) => {
    const folder = mkdtempSync(join(tmpdir(), 'pack-'));
    return () => {
      try {
        cpSync(join(policyFolder, 'packs/lishui'), folder, { recursive: true });
        const text = readFileSync(join(folder, file), 'utf8');
        expect(text).toContain(from);
        writeFileSync(join(folder, file), text.replace(from, to));
        return readPack(folder, 'lishui');
      } finally {
        rmSync(folder, { recursive: true });
      }
    };
  };

  test.each`
    given                         | file                    | from                                                                                      | to                           | says
    ${'a desk nobody has'}        | ${'processes/P11.yaml'} | ${'{city}.FINANCE.approver'}                                                              | ${'{city}.FINANCE.steward'}  | ${/P11\.yaml:\d+ \(LS-9\.c\).*no desk/}
    ${'a clause nobody listed'}   | ${'processes/P11.yaml'} | ${'clause: LS-9.d'}                                                                       | ${'clause: LS-9.z'}          | ${/LS-9\.z is not in clauses\.yaml/}
    ${'a return to no step'}      | ${'processes/P11.yaml'} | ${'returns: p11.consolidate'}                                                             | ${'returns: p11.nowhere'}    | ${/p11\.nowhere/}
    ${'money that is nobody’s'}   | ${'accounts.yaml'}      | ${'    books: { book: POOLED_FUND, item: EXPENDITURE, whose: HOLDER, clause: LS-9.d }\n'} | ${''}                        | ${/accounts\.yaml:\d+.*PROVIDER does not say in which book/}
    ${'an account pair off list'} | ${'account-pairs.yaml'} | ${'to: EXP_COUNTY'}                                                                       | ${'to: FIN_COUNTY'}          | ${/EXP_CITY→EXP_COUNTY is no allowed pair/}
    ${'an unknown field'}         | ${'units.yaml'}         | ${'short: 市本级'}                                                                        | ${'short: 市本级\n    x: 1'} | ${/units\.yaml:\d+.*x/}
    ${'a unit twice'}             | ${'units.yaml'}         | ${"'331121'"}                                                                             | ${"'331102'"}                | ${/unit 331102 stands twice/}
    ${'a clause twice'}           | ${'clauses.yaml'}       | ${'id: LS-8.b'}                                                                           | ${'id: LS-8.a'}              | ${/LS-8\.a stands twice/}
    ${'a sixth decimal day'}      | ${'processes/P11.yaml'} | ${'n: parameter.p11.paymentDue, months: 0'}                                               | ${'n: 5.5, months: 0'}       | ${/P11\.yaml:\d+ \(LS-9\.c\)/}
  `(
    '$given',
    ({ file, from, to, says }: { file: string; from: string; to: string; says: RegExp }) => {
      expect(change(file, from, to)).toThrow(says);
    },
  );
});
