import { AuditBrake } from '../../apps/api/security/audit-brake.js';
import { Turns } from '../../apps/api/http/turns.js';
import { signInAddress } from '../../apps/api/session/sign-in-address.js';

const full = () => new Error('full');

describe('turns', () => {
  test('one who sends much waits behind itself, not before others', async () => {
    const turns = new Turns({ atOnce: 1, places: 100, placesOfOne: 100 }, full);
    const done: string[] = [];
    const work = (name: string) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      done.push(name);
    };
    const flood = Array.from({ length: 20 }, (_, n) => turns.turn('flood', work(`flood ${n}`)));
    const quiet = [turns.turn('quiet', work('quiet 0')), turns.turn('quiet', work('quiet 1'))];
    await Promise.all([...flood, ...quiet]);
    expect(done.indexOf('quiet 0')).toBeLessThanOrEqual(2);
    expect(done.indexOf('quiet 1')).toBeLessThanOrEqual(4);
    expect(done).toHaveLength(22);
  });

  test('who is known goes before strangers however many they are, and strangers get on', async () => {
    const turns = new Turns({ atOnce: 1, places: 1_000, placesOfOne: 100 }, full);
    const done: string[] = [];
    const work = (name: string) => async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push(name);
    };
    const strangers = Array.from({ length: 300 }, (_, n) => turns.turn(`${n}`, work('stranger')));
    const office = Array.from({ length: 9 }, () => turns.turn('office', work('office'), true));
    await Promise.all([...strangers, ...office]);
    const [o, s] = ['office', 'stranger'];
    expect(done.slice(0, 14)).toEqual([s, o, o, o, s, o, o, o, s, o, o, o, s, s]);
    expect(done).toHaveLength(309);
  });

  test('never more at once than it may, also when work fails', async () => {
    const turns = new Turns({ atOnce: 3, places: 100, placesOfOne: 100 }, full);
    let [now, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 2));
      now -= 1;
      throw new Error('no');
    };
    const all = Array.from({ length: 30 }, (_, n) =>
      turns.turn(`${n % 4}`, work).catch(() => null),
    );
    await Promise.all(all);
    expect(most).toBe(3);
    await expect(turns.turn('again', async () => 'free')).resolves.toBe('free');
  });

  test('has so many places in all and for one, and gives them back', async () => {
    const turns = new Turns({ atOnce: 1, places: 3, placesOfOne: 2 }, full);
    const ends: (() => void)[] = [];
    const stay = () => new Promise<void>((end) => ends.push(end));
    const inside = ['a', 'a', 'b'].map((key) => turns.within(key, stay));
    await expect(turns.within('c', stay)).rejects.toThrow('full');
    ends.pop()?.();
    await inside[2];
    await expect(turns.within('a', stay)).rejects.toThrow('full');
    await expect(turns.within('c', async () => 'in')).resolves.toBe('in');
    for (const end of ends) end();
    await Promise.all(inside);
  });
});

describe('the brake of the audit trail', () => {
  test('lets so many through, then tells the rest in one line', () => {
    const brake = new AuditBrake<string>(1_000, 1_000);
    const let5 = Array.from({ length: 9 }, () => brake.lets([{ key: 'a', most: 5 }], 'a', 0));
    expect(let5.filter(Boolean)).toHaveLength(5);
    expect(brake.lets([{ key: 'b', most: 5 }], 'b', 500)).toBe(true);
    expect(brake.over(999)).toEqual([]);
    expect(brake.over(1_000)).toEqual([{ about: 'a', count: 4, since: 0 }]);
    expect(brake.over(2_000)).toEqual([]);
    expect(brake.lets([{ key: 'a', most: 5 }], 'a', 2_000)).toBe(true);
  });

  test('tells while the window lasts, each silence once, and lets nothing more through', () => {
    const brake = new AuditBrake<string>(15_000, 1_000);
    const tries = (count: number, now: number): boolean[] =>
      Array.from({ length: count }, () => brake.lets([{ key: 'a', most: 2 }], 'a', now));
    expect(tries(5, 0).filter(Boolean)).toHaveLength(2);
    expect(brake.over(999)).toEqual([]);
    expect(brake.over(1_000)).toEqual([{ about: 'a', count: 3, since: 0 }]);
    expect(tries(4, 1_500).filter(Boolean)).toHaveLength(0);
    expect(brake.over(1_999)).toEqual([]);
    expect(brake.over(2_000)).toEqual([{ about: 'a', count: 4, since: 1_000 }]);
    expect(brake.over(9_000)).toEqual([]);
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0DB8:0000:0000:ffff::9', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['nonsense', 'unknown'],
])('%s is counted as %s', (ip, counted) => {
  expect(signInAddress(ip)).toBe(counted);
});
