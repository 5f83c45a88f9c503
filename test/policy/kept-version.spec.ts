import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '#domain/time/day.js';
import { partsOf } from '#policy/kept/filled.js';
import { writtenPack } from '#policy/kept/read-kept-pack.js';
import { loadPack, pinnedPack } from '#policy/load-packs.js';
import { clauseOf, letterOfPack, parameterOf, processOfPack } from '#policy/pack.js';
import { policyFolder } from '#policy/policy-folder.js';

const first = 'lishui@2022-01-01.1';
const file = join(policyFolder, 'packs/lishui/versions/2022-01-01.1/pack.json');

describe('the first version of the rules, kept as the object its own loader made', () => {
  test('is the file it was written as', () => {
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(sha256).toBe('49cb1f9285622b1078214ceec888c3aba9d7481040639075781a780307c15874');
  });

  test('is what a case that pinned it reads, and no other case', () => {
    const kept = pinnedPack('lishui', first);
    expect(kept.reference).toBe(first);
    expect(loadPack('lishui').reference).not.toBe(first);
    expect(pinnedPack('lishui', null).reference).toBe(loadPack('lishui').reference);
  });

  test('is whole: clauses, processes, formulas, readings and letters by name', () => {
    const kept = pinnedPack('lishui', first);
    expect([kept.clauses.size, kept.processes.size, kept.formulas.size]).toEqual([119, 4, 15]);
    expect([kept.readings.size, kept.letters?.templates.size]).toEqual([34, 4]);
    expect(parameterOf(processOfPack(kept, 'P11'), 'p11.countyPlanDue', day('2022-10-01'))).toBe(
      '25',
    );
    expect(clauseOf(kept, 'LS-9.c').quote).toContain('每月初5个工作日内');
    expect(letterOfPack(kept, 'SUPERVISION_ORDER').id).toBe('SUPERVISION_ORDER');
  });

  test('is read by the schemas of today, which fill in what they added', () => {
    for (const [name, schema, part] of partsOf(writtenPack(file))) {
      expect([name, schema.safeParse(part).error?.issues]).toEqual([name, undefined]);
    }
    const { deadlines, processes, readings } = pinnedPack('lishui', first);
    expect(new Set(deadlines.map(({ strength }) => strength))).toEqual(new Set(['SHALL']));
    const subsidy = processes.get('P08')?.obligations.map(({ strength }) => strength);
    expect(subsidy).toEqual(['SHALL', 'SHALL']);
    expect(readings.get('OQ-01')?.decidesMoney).toBe(false);
  });

  test('cannot be changed by one reader for another', () => {
    const { units, processes } = pinnedPack('lishui', first);
    expect(Object.isFrozen(units[0])).toBe(true);
    expect(Object.isFrozen(processes.get('P08')?.obligations[0])).toBe(true);
  });
});
