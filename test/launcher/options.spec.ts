import { apiPort, parseOptions } from '#tools/start-options.mjs';

describe('what may stand after npm start --', () => {
  test('nothing means a demo from today', () => {
    expect(parseOptions([])).toEqual({ date: null, city: null, bare: false, fresh: false });
  });

  test('a date, with or without an equals sign, and both switches', () => {
    const expected = { date: '2022-01-04', city: null, bare: true, fresh: true };
    expect(parseOptions(['--date', '2022-01-04', '--bare', '--fresh'])).toEqual(expected);
    expect(parseOptions(['--fresh', '--bare', '--date=2022-01-04'])).toEqual(expected);
  });

  test.each(['2022-02-29', '2022-13-01', '4 January', '2022-1-4', ''])(
    '%p is no day and is refused in both languages',
    (text) => {
      expect(() => parseOptions(['--date', text])).toThrow(/需要一个真实日期[^]*needs a real day/);
    },
  );

  test('a date that was forgotten is refused', () => {
    expect(() => parseOptions(['--date'])).toThrow(/--date/);
  });

  test('cities, one, several or all of them', () => {
    expect(parseOptions(['--city', 'handan']).city).toBe('handan');
    expect(parseOptions(['--city=lishui,handan']).city).toBe('lishui,handan');
    expect(parseOptions(['--city', 'all']).city).toBe('all');
  });

  test.each(['', 'Handan', 'lishui,', 'lishui handan', '邯郸', '--bare'])(
    '%p names no city, which is wrong input',
    (text) => {
      const refused = (): unknown => parseOptions(['--city', text]);
      expect(refused).toThrow(/需要城市代号[^]*needs ids of cities/);
      expect(refused).toThrow(expect.objectContaining({ exitCode: 2 }));
    },
  );

  test('an unknown option is named, with the ones there are', () => {
    expect(() => parseOptions(['--frsh'])).toThrow(/--frsh[^]*--fresh/);
  });
});

describe('the one fixed port', () => {
  test('is 8080 unless PORT says otherwise', () => {
    expect([apiPort(undefined), apiPort(''), apiPort('9000')]).toEqual([8080, 8080, 9000]);
  });

  test.each(['0', '65536', '80a', '-1', '1e3'])('%p is refused', (text) => {
    expect(() => apiPort(text)).toThrow(/PORT/);
  });
});
