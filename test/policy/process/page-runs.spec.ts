import { loadPack } from '#policy/load-packs.js';
import { checkPages } from '#policy/process/check.js';
import { definitionOfPage, withRunningPages } from '#policy/process/definition-of-page.js';
import type { Page } from '#policy/process/read.js';
import { faultsOfChanged } from './changed-page.js';
import { faultsOfTestPage, withTestPage } from './test-page.js';

const withPage = (change: { readonly from: string; readonly to: string }) =>
  withTestPage('P36', change);
const faultsWith = (from: string, to: string): readonly string[] =>
  faultsOfTestPage('P36', { from, to });

describe('a page runs only where its city says so', () => {
  test('and is then a process like any other; else it opens nothing', () => {
    const runs = withPage({ from: '', to: '' });
    expect(checkPages(runs)).toEqual([]);
    expect([...withRunningPages(runs).keys()]).toContain('P36');
    const rests = withPage({ from: 'runs: true', to: 'runs: false' });
    expect([...withRunningPages(rests).keys()]).not.toContain('P36');
    expect([...loadPack('lishui').processes.keys()]).toEqual(['P08', 'P11', 'P24', 'P26']);
  });

  test('with its desks, ways back, days and figures, as the page has them', () => {
    const pack = withPage({ from: '', to: '' });
    const { steps, obligations, facts, opens } = definitionOfPage(
      pack,
      pack.pages.get('P36') as Page,
    );
    expect(opens?.due).toEqual({ rule: 'monthDay', day: 11, clamp: false, months: 4 });
    expect(steps.find(({ code }) => code === 'p36.tax')).toMatchObject({
      desk: '{city}.TAX.reviewer',
      clause: 'LS-2.b',
      decisions: [
        { code: 'AGREE', way: 'FORWARD', returnTo: null },
        { code: 'RETURN', way: 'BACK', returnTo: { kind: 'STEP', steps: ['p36.draft'] } },
      ],
    });
    expect(obligations.map(({ code, quote }) => [code, quote])).toEqual([
      ['UNIT_FILING', pack.clauses.get('LS-2.a')?.quote],
      ['CITY_CHECK', pack.clauses.get('LS-2.b')?.quote],
    ]);
    expect(facts.find(({ name }) => name === 'paper')).toMatchObject({ clause: 'LS-2.c' });
  });

  test.each([
    [
      'a verb that is not built',
      '{ name: units, hear: { case: UNIT, state: FILED } }',
      "{ name: units, fetch: { owner: '{city}.FINANCE.reviewer', facts: { spending: account.SFA_CITY } } }",
      /动词 fetch.*the verb fetch/,
    ],
    ['another period', 'every: YEAR', 'every: QUARTER', /每 QUARTER 开办.*opening every QUARTER/],
    [
      'an opening by hand',
      'due: { rule: yearDay, month: 5, day: 11 }',
      "by: ['{city}.FINANCE.reviewer']",
      /opening by anything but a day/,
    ],
    ['a case of all funds', 'fund: EACH', 'fund: ALL', /a case of all funds/],
    ['a first day', 'fund: EACH,', "fund: EACH, from: '2023-01-01',", /a first day, from/],
    [
      'a clause by a fund that is none',
      'clause: LS-2.a\nopens',
      'clause: LS-2.a\nbyFund: { RESIDANT: LS-2.b }\nopens',
      /没有险种 RESIDANT.*no fund RESIDANT, in byFund/,
    ],
    [
      'a day of silence in hear',
      'state: FILED } }\n      - name: approval',
      'state: FILED, silent: UNIT_FILING } }\n      - name: approval',
      /a day of silence in hear/,
    ],
    [
      'a figure from outside',
      'kind: persons, zh: 参保人数, en: Persons }\n      - { field: note',
      'kind: persons, zh: 参保人数, en: Persons, draft: insurance.enrolment }\n      - { field: note',
      /insurance\.enrolment in a form/,
    ],
    [
      'a rule that is not counted',
      'due: { rule: yearDay, month: 5, day: 31 }',
      'due: { rule: quarterEnd }',
      /the rule of dates quarterEnd/,
    ],
  ])('%s is refused when the pack is loaded', (_given, from, to, says) => {
    const faults = faultsWith(from, to);
    expect(faults.join('\n')).toMatch(says);
    for (const fault of faults) expect(fault).toMatch(/(?:processes|words)\/P36\.yaml:\d+/);
  });

  test('a page of the city that asks for more cannot say that it runs', () => {
    const change = {
      city: 'lishui',
      process: 'P20',
      in: 'law',
      from: 'id: P20',
      to: 'id: P20\nruns: true',
    } as const;
    expect(faultsOfChanged(change).join('\n')).toMatch(
      /还不能运行：动词 compute；请写 runs: false/,
    );
  });
});
