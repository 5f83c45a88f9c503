import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectPack } from '#policy/inspect-pack.js';
import { packs, readPack, servedPacks } from '#policy/load-packs.js';
import { packFolders } from '#policy/pack-folders.js';
import { undecidedOf } from '#policy/undecided.js';
import { withCopy, type Change } from './support/copied-pack.js';

const inspect = (city: string, ...changes: readonly Change[]): string[] =>
  withCopy(city, changes, (folder) =>
    inspectPack({ id: city, folder, label: city }).faults.map(({ message }) => message),
  );

describe('the five packs', () => {
  test('have no fault, and the usual one is served where nobody says which', () => {
    for (const place of packFolders()) {
      expect([place.id, inspectPack(place).faults.map(({ message }) => message)]).toEqual([
        place.id,
        [],
      ]);
    }
    expect(servedPacks().map(({ id }) => id)).toEqual(['lishui']);
    expect(packs()).toHaveLength(5);
  });

  test('say what they leave undecided, and who must decide', () => {
    const undecided = packs().flatMap(undecidedOf);

    expect(undecided.filter(({ kind }) => kind === 'BLOCKED').map(({ id }) => id)).toEqual([
      'OQ-29',
      'OQ-31',
      'OQ-58',
      'OQ-33',
      'OQ-110',
      'OQ-28',
      'OQ-88',
      'OQ-93',
    ]);
    expect(undecided).toContainEqual(
      expect.objectContaining({ city: 'jilin', kind: 'UNSET', id: 'sharing.cityRatio' }),
    );
    expect(undecided.filter(({ kind }) => kind === 'TO_FILL')).toEqual([]);
  });
});

describe('a fault is named by file, line and clause', () => {
  test.each`
    given                              | file                            | from                                               | to                                                                        | says
    ${'a quote of another clause'}     | ${'parameters.yaml'}            | ${'quote: 每年年初'}                               | ${'quote: 每年年末'}                                                      | ${/parameters\.yaml:\d+ \(HD-10\.e\): 引文不在登记的条款里/}
    ${'an unknown clause'}             | ${'parameters.yaml'}            | ${'clause: HD-17.c'}                               | ${'clause: HD-17.x'}                                                      | ${/parameters\.yaml:\d+ \(HD-17\.x\).*not in clauses\.yaml/}
    ${'shares that are not one'}       | ${'parameters.yaml'}            | ${'OWN_UNIT 1.00'}                                 | ${'OWN_UNIT 0.90'}                                                        | ${/parameters\.yaml:\d+ \(HD-12\.2\.d\).*add up to 1/}
    ${'a rate above one'}              | ${'formulas/risk-reserve.yaml'} | ${"value: '0.10'"}                                 | ${"value: '1.10'"}                                                        | ${/risk-reserve\.yaml:\d+ \(HD-12\.1\.a\).*between 0 and 1/}
    ${'a day no month has'}            | ${'parameters.yaml'}            | ${"'04-05'"}                                       | ${"'04-31'"}                                                              | ${/parameters\.yaml:\d+ \(HD-10\.f\)/}
    ${'a value without a source'}      | ${'parameters.yaml'}            | ${'value: HEALTHCARE_SECURITY'}                    | ${'value: null'}                                                          | ${/parameters\.yaml:\d+ .*null where it is UNSET/}
    ${'a hole between clauses'}        | ${'clauses.yaml'}               | ${'sentences: [10, 11]'}                           | ${'sentences: [11, 11]'}                                                  | ${/clauses\.yaml:\d+ \(HD-2\).*10 to 10 belong to no clause/}
    ${'a process nobody catalogued'}   | ${'clauses.yaml'}               | ${'processes: [P34]'}                              | ${'processes: [P35]'}                                                     | ${/clauses\.yaml:\d+ \(HD-2\).*P35 has no file in processes/}
    ${'an office nobody listed'}       | ${'processes/P05.yaml'}         | ${"office: '{city}.TAX'"}                          | ${"office: '{city}.POLICE_X'"}                                            | ${/P05\.yaml:\d+.*no department POLICE_X among the parties/}
    ${'a process that runs unwritten'} | ${'processes/P22.yaml'}         | ${'runs: false'}                                   | ${'runs: true'}                                                           | ${/P22\.yaml:3.*没有环节的流程不能运行.*without stages/}
    ${'nobody who does anything'}      | ${'processes/P22.yaml'}         | ${'does:'}                                         | ${'doe:'}                                                                 | ${/P22\.yaml:\d+.*doe/}
    ${'a wait for what is known'}      | ${'processes/P22.yaml'}         | ${'[p22.indicators]'}                              | ${'[p11.period]'}                                                         | ${/P22\.yaml:\d+.*waits for p11\.period/}
    ${'a file under another name'}     | ${'processes/P22.yaml'}         | ${'id: P22'}                                       | ${'id: P23'}                                                              | ${/P22\.yaml:\d+.*P23.*unlike its name/}
    ${'a choice nobody offers'}        | ${'readings.yaml'}              | ${'chosen: OPEN_GAP'}                              | ${'chosen: SHUT_GAP'}                                                     | ${/readings\.yaml:\d+ \(OQ-13\).*none of the alternatives/}
    ${'an adoption by nobody'}         | ${'readings.yaml'}              | ${'chosen: OPEN_GAP\n    status: PROPOSED'}        | ${'chosen: OPEN_GAP\n    status: ADOPTED'}                                | ${/readings\.yaml:\d+ \(OQ-13\).*person, document and day/}
    ${'expired without a day'}         | ${'pack.yaml'}                  | ${"validTo: '2022-12-31'"}                         | ${'validTo: null'}                                                        | ${/pack\.yaml:\d+ \(HD-22\).*EXPIRED/}
    ${'an account of a stranger'}      | ${'accounts.yaml'}              | ${'  - type: EXP_COUNTY\n    at: [COUNTY_UNIT]\n'} | ${"  - type: EXP_COUNTY\n    at: [COUNTY_UNIT]\n    units: ['130401']\n"} | ${/accounts\.yaml:\d+ \(HD-10\.c\).*130401, which is no unit of its levels/}
    ${'a second city unit'}            | ${'units.yaml'}                 | ${"'130401', level: CITY_UNIT"}                    | ${"'130401', level: CITY"}                                                | ${/units\.yaml:\d+.*one CITY unit/}
    ${'an unseen character'}           | ${'units.yaml'}                 | ${'zh: 邯郸市'}                                    | ${'zh: 邯\u200B郸市'}                                                     | ${/units\.yaml:\d+.*第 2 个字符.*U\+200B/}
    ${'octal'}                         | ${'parameters.yaml'}            | ${'value: 10\n'}                                   | ${'value: 010\n'}                                                         | ${/parameters\.yaml:\d+: 010.*begins with 0/}
    ${'a bare date'}                   | ${'parameters.yaml'}            | ${"from: '2021-01-01'"}                            | ${'from: 2021-01-01'}                                                     | ${/parameters\.yaml:\d+: 2021-01-01.*in quotes/}
    ${'yes for true'}                  | ${'parameters.yaml'}            | ${'value: true'}                                   | ${'value: yes'}                                                           | ${/parameters\.yaml:\d+: yes.*true or false/}
    ${'a key twice'}                   | ${'parameters.yaml'}            | ${'key: p11.period\n'}                             | ${'key: p11.period\n    key: p11.periods\n'}                              | ${/parameters\.yaml:\d+: .*unique/i}
    ${'an alias'}                      | ${'parameters.yaml'}            | ${'unit: period\n'}                                | ${'unit: &u period\n'}                                                    | ${/parameters\.yaml:\d+: .*anchor/}
  `('$given', ({ file, from, to, says }: Change & { says: RegExp }) => {
    const faults = inspect('handan', { file, from, to });

    expect(faults.join('\n')).toMatch(says);
  });

  test('days that overlap or leave a gap between two values of a parameter', () => {
    const base =
      "key: p12.returnDay\n    value: '12-31'\n    unit: monthDay\n    from: '2021-01-01'\n";
    const second = (to: string, from: string): Change => ({
      file: 'parameters.yaml',
      from: `  - ${base}`,
      to:
        `  - ${base}    to: '${to}'\n    clause: HD-10.g\n    quote: 市级支出户周转金年末退回市级财政专户\n    source: STATUTORY\n` +
        `  - ${base.replace('2021-01-01', from)}`,
    });

    expect(inspect('handan', second('2021-12-31', '2022-01-01'))).toEqual([]);
    expect(inspect('handan', second('2022-03-31', '2022-01-01')).join()).toMatch(/overlap/);
    expect(inspect('handan', second('2021-06-30', '2022-01-01')).join()).toMatch(/a gap lies/);
  });

  test('rungs of a ladder that do not rise, and a level with two ladders', () => {
    const file = 'processes/P26.yaml';
    const early = { file, from: 'workingDays: 10', to: 'workingDays: 2' };
    const both = { file, from: 'levels: [CITY, CITY_UNIT]', to: 'levels: [CITY, COUNTY_UNIT]' };

    expect(inspect('lishui', early).join()).toMatch(/P26\.yaml:\d+.*INTERVIEW is not later/);
    expect(
      inspect('lishui', {
        ...both,
        from: '  - levels: [CITY, CITY_UNIT]\n    basis',
        to: '  - levels: [COUNTY_UNIT]\n    basis',
      }).join(),
    ).toMatch(/COUNTY_UNIT stands twice/);
  });

  test.each([
    ['supervision-order.yaml', '据此，', '（条款编号LS-5.b）据此，', /no clause code: LS-5\.b/],
    ['supervision-order.yaml', '特此函告', '特此\u200B函告', /U\+200B/],
    ['supervision-order.yaml', '{quote}', '{clause}', /\{clause\}/],
    [
      'circular.yaml',
      '  - when: EARLIER\n    heading',
      '  - heading',
      /\{earlier\}: when: EARLIER/,
    ],
    ['circular.yaml', '{answerBy}', '{reason}', /\{reason\}/],
    ['paper.yaml', 'organ: 丽水市全面', 'organ: 丽水市', /masthead ≠/],
    ['paper.yaml', 'letterhead: [丽水市全面', 'letterhead: [丽水市', /letterhead ≠/],
  ])('a letter that may not be printed so: %s, %s → %s', (file, from, to, says) => {
    expect(inspect('lishui', { file: `letters/${file}`, from, to }).join()).toMatch(says);
  });

  test('a sender that is called otherwise among the offices', () => {
    const change = { file: 'offices.yaml', from: '丽水市全面做实', to: '丽水市' };
    expect(inspect('lishui', change).join()).toMatch(/offices\.yaml 没有同名部门/);
  });

  test('all faults are told at once, the first stops the pack', () => {
    const changes = [
      { file: 'parameters.yaml', from: 'clause: HD-17.c', to: 'clause: HD-17.x' },
      { file: 'parameters.yaml', from: 'OWN_UNIT 1.00', to: 'OWN_UNIT 0.90' },
      { file: 'readings.yaml', from: 'chosen: OPEN_GAP', to: 'chosen: SHUT_GAP' },
    ];

    expect(inspect('handan', ...changes)).toHaveLength(3);
    withCopy('handan', changes, (folder) => {
      expect(() => readPack(folder, 'handan')).toThrow(/packs\/handan\/parameters\.yaml:\d+/);
    });
  });

  test('a missing file, a bomb of anchors and a bottomless nest are refused like any other', () => {
    withCopy('handan', [], (folder) => {
      const faultsNow = (): string =>
        inspectPack({ id: 'handan', folder, label: 'handan' })
          .faults.map(({ message }) => message)
          .join('\n');
      const bomb = Array.from(
        { length: 9 },
        (_, at) => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`,
      );
      writeFileSync(join(folder, 'parameters.yaml'), ['a: &a-1 [x]', ...bomb].join('\n'));
      expect(faultsNow()).toMatch(/parameters\.yaml/);
      writeFileSync(join(folder, 'parameters.yaml'), `parameters: ${'['.repeat(5_000)}`);
      expect(faultsNow()).toMatch(/too large or nested too deep/);
      writeFileSync(join(folder, 'parameters.yaml'), `${'- '.repeat(5_000)}x`);
      expect(faultsNow()).toMatch(/too large or nested too deep/);
      rmSync(join(folder, 'parameters.yaml'));
      rmSync(join(folder, 'clauses.yaml'));
      expect(faultsNow()).toMatch(/clauses\.yaml: 缺少这个文件/);
    });
  });
});
