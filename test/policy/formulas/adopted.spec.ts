import { evaluate } from '#policy/formulas/evaluate.js';
import { loadPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { formulaFile } from '#policy/schema/formula.schema.js';

/** The pack after the city has decided the share that the document leaves open. */
function decided(pack: Pack, value: string, from: string): Pack {
  const before = pack.formulas.get('gap-settlement');
  if (!before) throw new RangeError(pack.id);
  const parameters = before.parameters.flatMap((each) =>
    each.key === 'sharing.cityRatio'
      ? [each, { ...each, value, from, source: 'ADOPTED', basis: '市政府纪要', question: null }]
      : [each],
  );
  const after = formulaFile.parse({ ...before, parameters });
  return { ...pack, formulas: new Map([...pack.formulas, [after.id, after]]) };
}

const gap = { gap: '10.01', attributed: '0.00', planMet: true, citySurplus: '0.00' };

describe('a share that no document sets', () => {
  const pack = loadPack('jilin');

  test('holds the settlement up, and everything else of it is answered', () => {
    const { result, trace } = evaluate(pack, 'gap-settlement', { ...gap, cityRatio: null });

    expect(result).toEqual({
      state: 'AWAITING_PARAMETER',
      parameter: 'sharing.cityRatio',
      attributed: '0.00',
      fromCitySurplus: '0.00',
      rest: '10.01',
      policyAdjustment: true,
    });
    expect(trace.map(({ step }) => step)).not.toContain('city');
  });

  test('once decided is used where none is given, under the clause that asks for it', () => {
    const input = { ...gap, cityRatio: null };
    const said = evaluate(decided(pack, '0.60', '2022-01-01'), 'gap-settlement', input);

    expect(said.result).toMatchObject({ city: '6.01', county: '4.00' });
    expect(said.trace).toContainEqual({
      step: 'sharing.cityRatio',
      clause: 'JL-2.3.2.e',
      quote: '由市和县（市）区、开发区分级按比例分担基金缺口',
      expression: '0.60',
      value: '0.60',
    });
  });

  test('may be given to try one, also after it is decided', () => {
    const input = { ...gap, cityRatio: '0.50' };
    for (const each of [pack, decided(pack, '0.60', '2022-01-01')]) {
      expect(evaluate(each, 'gap-settlement', input).result).toMatchObject({
        city: '5.01',
        county: '5.00',
      });
    }
  });

  test('is decided with a value, or it names its question', () => {
    const file = pack.formulas.get('gap-settlement');
    const [ratio] = file?.parameters ?? [];
    for (const wrong of [{ source: 'ADOPTED' }, { value: '0.60' }, { question: null }]) {
      const parameters = [{ ...ratio, ...wrong }];
      expect(formulaFile.safeParse({ ...file, parameters }).success).toBe(false);
    }
  });
});
