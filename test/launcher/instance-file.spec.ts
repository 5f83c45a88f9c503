import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolderAt, layOut } from '../../apps/cli/launcher/data-folder.js';
import {
  openInstance,
  refuseBehindClock,
  storedInstance,
  today,
} from '../../apps/cli/launcher/instance-file.js';

const given = (date: string | null, city: string | null = null) => ({
  date,
  city,
  bare: false,
  fresh: false,
});

describe('what the first start decided', () => {
  let folder = dataFolderAt('');
  beforeEach(() => {
    folder = dataFolderAt(mkdtempSync(join(tmpdir(), 'tongchou-instance-')));
    layOut(folder);
  });
  afterEach(() => rmSync(folder.root, { recursive: true }));

  test('an empty folder takes the date it is given and asks for the demo', () => {
    expect(openInstance(folder, given('2022-01-04'), {})).toEqual({
      date: '2022-01-04',
      bare: false,
      cities: ['lishui'],
      movable: true,
      demoDone: false,
    });
  });

  test('a later start keeps to it, also with the same date again', () => {
    openInstance(folder, given('2022-01-04'), {});
    expect(openInstance(folder, given(null), {}).date).toBe('2022-01-04');
    expect(openInstance(folder, given('2022-01-04'), {}).date).toBe('2022-01-04');
  });

  test('an earlier date is refused: time does not go back', () => {
    openInstance(folder, given('2022-01-04'), {});
    expect(() => openInstance(folder, given('2022-01-03'), {})).toThrow(/2022-01-03[^]*--fresh/);
  });

  test('so is a date behind the clock, once it was moved; the same command again is not', () => {
    const stored = openInstance(folder, given('2022-01-04'), {});
    expect(() => refuseBehindClock('2022-02-01', stored, '2022-03-01')).toThrow(/2022-03-01/);
    refuseBehindClock('2022-01-04', stored, '2022-03-01');
    refuseBehindClock('2022-03-01', stored, '2022-03-01');
    refuseBehindClock(null, stored, '2022-03-01');
  });

  test('a named city brings its own first day, several the latest of theirs, none today', () => {
    const begun = (city: string | null) => {
      const { cities, date } = openInstance(folder, given(null, city), {});
      rmSync(join(folder.root, 'instance.json'));
      return [cities.join(), date];
    };
    expect(begun('lishui')).toEqual(['lishui', '2022-01-04']);
    expect(begun('handan')).toEqual(['handan', '2021-01-04']);
    expect(begun('sanmenxia')).toEqual(['sanmenxia', '2021-06-01']);
    expect(begun('qingyang')).toEqual(['qingyang', '2022-02-10']);
    expect(begun('jilin')).toEqual(['jilin', '2020-11-02']);
    expect(begun('lishui,handan')).toEqual(['handan,lishui', '2022-01-04']);
    expect(begun('all')).toEqual(['handan,jilin,lishui,qingyang,sanmenxia', '2022-02-10']);
    expect(begun(null)).toEqual(['lishui', today()]);
    expect(openInstance(folder, given('2021-03-20', 'handan'), {}).date).toBe('2021-03-20');
  });

  test('other cities are refused later, the same ones are not, in whatever order', () => {
    openInstance(folder, given(null, 'lishui,handan'), {});
    const again = (city: string | null, env = {}) => openInstance(folder, given(null, city), env);
    expect(again(null).cities).toEqual(['handan', 'lishui']);
    expect(again('handan,lishui').cities).toEqual(['handan', 'lishui']);
    for (const other of ['handan', 'all']) {
      expect(() => again(other)).toThrow(/去掉 --city[^]*Leave --city out/);
      expect(() => again(other)).toThrow(expect.objectContaining({ exitCode: 2 }));
    }
    expect(() => again(null, { TONGCHOU_CITIES: 'handan' })).toThrow(/--fresh/);
  });

  test('a city that nobody knows is wrong input, and nothing is begun', () => {
    const refused = (): unknown => openInstance(folder, given(null, 'lishui,yunshan'), {});
    expect(refused).toThrow(/没有城市“yunshan”[^]*no city "yunshan"/);
    expect(refused).toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(storedInstance(folder)).toBeNull();
  });

  test('data from before cities were chosen are of the usual one', () => {
    const old = { date: '2022-01-04', bare: false, movable: true, demoDone: true };
    writeFileSync(join(folder.root, 'instance.json'), JSON.stringify(old));
    expect(openInstance(folder, given(null), {}).cities).toEqual(['lishui']);
    expect(() => openInstance(folder, given(null, 'handan'), {})).toThrow(/handan/);
  });

  test('a real clock brings no demo, and takes no date', () => {
    const real = { TONGCHOU_CLOCK: 'real' };
    expect(() => openInstance(folder, given('2022-01-04'), real)).toThrow(/--date/);
    expect(openInstance(folder, given(null), real).movable).toBe(false);
  });

  test('a folder keeps its kind of clock, and a slip of the pen is no kind', () => {
    openInstance(folder, given(null), {});
    expect(() => openInstance(folder, given(null), { TONGCHOU_CLOCK: 'real' })).toThrow(/demo/);
    expect(openInstance(folder, given(null), { TONGCHOU_CLOCK: 'movable' }).movable).toBe(true);
    for (const slip of ['REAL', 'Real', 'production', 'true']) {
      expect(() => openInstance(folder, given(null), { TONGCHOU_CLOCK: slip })).toThrow(/movable/);
    }
  });

  test('data without its beginning is not guessed at', () => {
    mkdirSync(folder.postgres);
    expect(() => openInstance(folder, given(null), {})).toThrow(/instance\.json/);
  });

  test('a half-written file counts as missing', () => {
    writeFileSync(join(folder.root, 'instance.json'), '{"date":');
    expect(openInstance(folder, given('2022-05-01'), {}).date).toBe('2022-05-01');
  });

  test('today is the day in China', () => {
    expect(today(new Date('2022-01-03T16:00:00Z'))).toBe('2022-01-04');
  });
});
