import { coverageOf, outlinesOf } from '#policy/coverage.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { clauseIds } from './clause-ids.js';

const words = (text: string): string[] => text.split(' ');
const covered = (city: string) => coverageOf(loadPack(city));
const one = (city: string, id: string) => covered(city).find(({ clause }) => clause === id);

describe('the register of clauses', () => {
  test.each(clauseIds)('of $city has every id, once', ({ city, ruling, bare }) => {
    const ids = [...loadPack(city).clauses.keys()];

    expect(ids.toSorted()).toEqual([...words(ruling), ...words(bare)].toSorted());
  });

  test('counts 251 that rule a process or the product, and 68 that do not', () => {
    const counts = clauseIds.map(({ ruling, bare }) => [words(ruling).length, words(bare).length]);

    expect(counts).toEqual([
      [99, 20],
      [58, 11],
      [27, 12],
      [36, 14],
      [31, 11],
    ]);
  });

  test.each(clauseIds)('of $city names a process or a target for each that rules', (each) => {
    const { clauses } = loadPack(each.city);
    for (const id of words(each.ruling)) {
      const { processes = [], targets = [] } = clauses.get(id) ?? {};
      expect([id, processes.length + targets.length > 0]).toEqual([id, true]);
    }
    for (const id of words(each.bare)) {
      expect([id, clauses.get(id)?.reason]).toEqual([id, expect.anything()]);
    }
  });

  test('covers every sentence of every document, to its last', () => {
    const last = packs().map(({ id, clauses }) => [
      id,
      Math.max(...[...clauses.values()].map(({ sentences }) => sentences[1])),
    ]);

    expect(last).toEqual([
      ['handan', 119],
      ['jilin', 127],
      ['lishui', 208],
      ['qingyang', 111],
      ['sanmenxia', 86],
    ]);
  });
});

describe('policy coverage', () => {
  test('says for every clause what it governs, or why it governs nothing, never both', () => {
    for (const pack of packs()) {
      for (const { clause, governs, reason } of coverageOf(pack)) {
        expect([clause, governs.length > 0 !== (reason !== null)]).toEqual([clause, true]);
      }
    }
  });

  test('is found from what rests on a clause: parameters, duties, forms, formulas, ladders', () => {
    const governed = (city: string, id: string): string[] =>
      (one(city, id)?.governs ?? []).map((each) => `${each.kind} ${each.id}`);

    expect(governed('lishui', 'LS-9.c')).toEqual(
      expect.arrayContaining([
        'PROCESS P11',
        'PARAMETER p11.paymentDue',
        'DEADLINE P11.APPROPRIATION',
        'FORM p11.financeApprove',
      ]),
    );
    expect(governed('lishui', 'LS-B8.1.c')).toContain('FORMULA gap-settlement');
    expect(governed('handan', 'HD-21')).toContain('LADDER P08.INTERVIEW_AND_CIRCULAR');
    expect(governed('lishui', 'LS-B11')).toEqual(['TARGET ONE_RECORD']);
    expect(governed('jilin', 'JL-2.7')).toEqual([]);
  });

  test('names each governed thing once', () => {
    for (const { governs } of covered('lishui')) {
      const names = governs.map(({ kind, id }) => `${kind} ${id}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('follows the document, with an outline whose headings lie inside it', () => {
    for (const pack of packs()) {
      const first = coverageOf(pack).map(({ sentences }) => sentences[0]);
      expect(first).toEqual(first.toSorted((a, b) => a - b));
      for (const { headings } of outlinesOf(pack)) {
        expect(headings.length).toBeGreaterThan(10);
        expect(headings.every(({ from }) => from <= (first.at(-1) ?? 0))).toBe(true);
      }
    }
  });
});
