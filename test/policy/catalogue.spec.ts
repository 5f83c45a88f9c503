import { processesOf } from '#policy/catalogued.js';
import { loadPack, packs, pinnedPack } from '#policy/load-packs.js';
import { askedProcesses } from '#policy/process/asked.js';
import { placeOf } from '#policy/read-yaml.js';

const process = (city: string, id: string) =>
  processesOf(loadPack(city)).find((each) => each.id === id);

describe('the catalogue of processes', () => {
  test.each`
    city           | count | steps  | runs
    ${'handan'}    | ${25} | ${128} | ${'P09 P11 P12 P19 P21 P24'}
    ${'jilin'}     | ${22} | ${116} | ${''}
    ${'lishui'}    | ${28} | ${145} | ${'P08 P09 P11 P19 P20 P21 P24 P26'}
    ${'qingyang'}  | ${23} | ${114} | ${''}
    ${'sanmenxia'} | ${15} | ${85}  | ${''}
  `('of $city has $count processes', ({ city, count, steps, runs }: Record<string, string>) => {
    const listed = processesOf(loadPack(city ?? ''));

    expect(listed).toHaveLength(Number(count));
    expect(listed.flatMap((each) => each.steps)).toHaveLength(Number(steps));
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

describe('a process that does not run yet', () => {
  test('stands in a file of its own, where its faults are found', () => {
    for (const pack of packs()) {
      for (const asked of pack.catalogue.processes) {
        expect(placeOf(asked)?.file).toBe(`packs/${pack.id}/processes/${asked.id}.yaml`);
        for (const item of [...asked.steps, ...asked.ladder]) {
          expect(placeOf(item)).toMatchObject({ file: placeOf(asked)?.file });
        }
      }
    }
  });

  test('has the product’s title where the product has words for it', () => {
    expect(process('jilin', 'P09')?.title.en).toBe('Fund budget');
    expect(process('jilin', 'P04')?.title).not.toEqual(process('lishui', 'P04')?.title);
  });

  test('of the version that is kept stands in its catalogue.yaml, and is read as it was', () => {
    const kept = pinnedPack('lishui', 'lishui@2022-01-01.2').catalogue;

    expect(kept.processes).toHaveLength(28);
    expect(kept.processes.find(({ id }) => id === 'P11')?.title.zh).toBe('用款计划与拨款');
    expect(kept.departments).toEqual(loadPack('lishui').catalogue.departments);
  });
});

describe('a page that says nothing beside its stages', () => {
  test('asks what its desks do, in their order', () => {
    const page = loadPack('handan').pages.get('P12');
    if (!page) throw new Error('no P12');
    const [asked] = askedProcesses([], [{ ...page, law: { ...page.law, does: [] } }], []);

    expect(asked?.steps[0]).toEqual({
      office: '{city}.HEALTHCARE_SECURITY',
      does: { zh: page.words.steps['p12.apply']?.zh, en: page.words.steps['p12.apply']?.en },
      clause: 'HD-10.f',
    });
    expect(placeOf(asked?.steps[0] ?? {})?.line).toBeGreaterThan(10);
  });
});
