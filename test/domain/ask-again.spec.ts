import { askAgainAt } from '#domain/time/ask-again.js';
import { instantOf, instantText } from '#domain/time/instant.js';

const at = (text: string): number => instantOf(`${text}+08:00`);
const hour = 3_600_000;

describe('who has not answered is asked again', () => {
  test('after a pause, while time passes by itself', () => {
    const now = at('2022-02-01T09:20:00');
    expect(askAgainAt({ now, moving: false }, hour)).toBe(at('2022-02-01T10:20:00'));
  });

  test.each([
    ['2022-01-31T23:59:59', '2022-02-01T08:00:00+08:00'],
    ['2022-02-01T08:00:00', '2022-02-01T11:00:00+08:00'],
    ['2022-02-01T10:59:59', '2022-02-01T11:00:00+08:00'],
    ['2022-02-01T11:00:01', '2022-02-01T15:00:00+08:00'],
    ['2022-02-01T15:00:00', '2022-02-02T08:00:00+08:00'],
    ['2022-12-31T16:00:00', '2023-01-01T08:00:00+08:00'],
  ])('while the clock is moved, from %s, at %s', (now, then) => {
    expect(instantText(askAgainAt({ now: at(now), moving: true }, hour))).toBe(then);
  });

  test('while the clock is moved, no more than four times in any day', () => {
    const day = at('2022-02-01T00:00:00');
    let asked = 0;
    for (let now = day - 1; (now = askAgainAt({ now, moving: true }, hour)) < day + 24 * hour;) {
      asked += 1;
    }
    expect(asked).toBeLessThanOrEqual(4);
    expect(asked).toBeGreaterThan(0);
  });
});
