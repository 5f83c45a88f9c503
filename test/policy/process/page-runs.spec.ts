import { loadPack } from '#policy/load-packs.js';
import { checkPages } from '#policy/process/check.js';
import { definitionOfPage, withRunningPages } from '#policy/process/definition-of-page.js';
import { openingsOf } from '#policy/process/openings.js';
import type { Page } from '#policy/process/read.js';
import { faultsOfChanged } from './changed-page.js';
import { faultsWith, packWith } from './tried-page.js';

describe('a page runs only where its city says so', () => {
  test('and is then a process like any other; else it opens nothing', () => {
    const runs = packWith('P36');
    expect(checkPages(runs)).toEqual([]);
    expect([...withRunningPages(runs).keys()]).toContain('P36');
    const rests = packWith('P36', { from: 'runs: true', to: 'runs: false' });
    expect([...withRunningPages(rests).keys()]).not.toContain('P36');
    expect([...loadPack('lishui').processes.keys()]).toEqual([
      'P24',
      'P26',
      'P08',
      'P09',
      'P11',
      'P19',
      'P20',
      'P21',
    ]);
  });

  test('with its desks, ways back, days and figures, as the page has them', () => {
    const pack = packWith('P36');
    const { steps, obligations, facts } = definitionOfPage(pack, pack.pages.get('P36') as Page);
    expect(openingsOf(pack).find(({ process }) => process === 'P36')?.due).toEqual({
      rule: 'yearDay',
      month: 5,
      day: 11,
      years: 0,
    });
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
      'paying what the case has not to pay',
      '{ name: units, hear: { case: UNIT, state: FILED } }',
      '{ name: units, pay: { transfers: [ADVANCE] } }',
      /CITY 没有资金划拨 ADVANCE.*CITY has no transfer ADVANCE/,
    ],
    [
      'an opening of nothing in particular by a day',
      'every: YEAR',
      'every: EVENT',
      /opens by event says after or by/,
    ],
    [
      'a clause by a fund that is none',
      'clause: LS-2.a\nopens',
      'clause: LS-2.a\nbyFund: { RESIDANT: LS-2.b }\nopens',
      /没有险种 RESIDANT.*no fund RESIDANT, in byFund/,
    ],
    [
      'a silent state that nobody comes to',
      'state: FILED } }\n      - name: approval',
      'state: FILED, silent: UNIT_FILING } }\n      - name: approval',
      /UNIT 到不了 UNIT_FILING.*UNIT never comes to UNIT_FILING/,
    ],
    [
      'hearing cases that are about other funds',
      '    levels: [CITY_UNIT]\n    funds: [EMPLOYEE]\n',
      '    levels: [CITY_UNIT]\n    opens: { every: YEAR, fund: ALL, due: { rule: yearDay, month: 5, day: 11 }, source: PROPOSED }\n',
      /hearing cases of other periods or funds/,
    ],
    [
      'a rule that is not counted',
      'due: { rule: yearDay, month: 5, day: 31 }',
      'due: { rule: quarterEnd }',
      /the rule of dates quarterEnd in a case of every YEAR/,
    ],
  ])('%s is refused when the pack is loaded', (_given, from, to, says) => {
    const faults = faultsWith('P36', from, to);
    expect(faults.join('\n')).toMatch(says);
    for (const fault of faults) expect(fault).toMatch(/(?:processes|words)\/P36\.yaml:\d+/);
  });

  test('a page of the city that asks for more cannot say that it runs', () => {
    const change = {
      city: 'lishui',
      process: 'P20',
      in: 'law',
      from: '  due: { rule: yearDay, month: 1, day: 1 }',
      to: '  due: { rule: quarterEnd }',
    } as const;
    expect(faultsOfChanged(change).join('\n')).toMatch(
      /还不能运行：按 quarterEnd 每 YEAR 开办；请写 runs: false/,
    );
  });
});
