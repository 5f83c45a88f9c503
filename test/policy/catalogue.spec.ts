import { processesOf } from '#policy/catalogued.js';
import { loadPack, packs } from '#policy/load-packs.js';

const process = (city: string, id: string) =>
  processesOf(loadPack(city)).find((each) => each.id === id);

describe('the catalogue of processes', () => {
  test.each`
    city           | count | runs
    ${'handan'}    | ${25} | ${'P24'}
    ${'jilin'}     | ${22} | ${''}
    ${'lishui'}    | ${28} | ${'P08 P11 P24 P26'}
    ${'qingyang'}  | ${23} | ${''}
    ${'sanmenxia'} | ${15} | ${''}
  `('of $city has $count processes', ({ city, count, runs }: Record<string, string>) => {
    const listed = processesOf(loadPack(city ?? ''));

    expect(listed).toHaveLength(Number(count));
    expect(
      listed
        .filter((each) => each.runs)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(runs);
  });

  test('holds each process that a clause of the city rules, and P26 of Lishui by decision', () => {
    for (const pack of packs()) {
      const ruled = new Set([...pack.clauses.values()].flatMap(({ processes }) => processes));
      const bare = processesOf(pack).filter(
        ({ id, clauses }) => !ruled.has(id) || clauses.length === 0,
      );
      expect(bare.map(({ id }) => id)).toEqual(pack.id === 'lishui' ? ['P26'] : []);
    }
  });

  test('says who approves a plan: finance in Lishui, healthcare security in Handan', () => {
    const approves = (city: string): string | undefined =>
      process(city, 'P11')?.steps.find(({ does }) => does.zh.startsWith('审核'))?.office;

    expect(approves('lishui')).toBe('{city}.FINANCE');
    expect(approves('handan')).toBe('{city}.HEALTHCARE_SECURITY');
    expect(approves('qingyang')).toBe('{unit}.FINANCE');
  });

  test('finds its days among the deadlines of its clauses', () => {
    const dates = process('handan', 'P11')?.dates.map(({ code, clause }) => `${code} ${clause}`);

    expect(dates).toEqual(
      expect.arrayContaining(['QUARTER_PLAN HD-10.b', 'QUARTER_TRANSFER HD-10.c']),
    );
    expect(process('lishui', 'P11')?.dates.map(({ code }) => code)).toContain('APPROPRIATION');
  });

  test('makes interview and circular of a missed remittance mandatory in Handan alone (HD-21)', () => {
    const mandatory = packs().flatMap((pack) =>
      processesOf(pack).flatMap(({ id, ladder }) =>
        ladder
          .filter(({ code }) => code === 'INTERVIEW_AND_CIRCULAR')
          .map(({ clause, source }) => `${pack.id} ${id} ${clause} ${source}`),
      ),
    );

    expect(mandatory).toEqual(['handan P05 HD-21 STATUTORY', 'handan P08 HD-21 STATUTORY']);
  });

  test('waits for what nobody decided, by the name of the parameter', () => {
    expect(process('jilin', 'P11')?.waitsFor).toEqual([
      'p11.period',
      'p11.approver',
      'p11.paymentDue',
    ]);
  });
});
