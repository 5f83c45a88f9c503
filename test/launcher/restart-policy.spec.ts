import { RestartPolicy } from '../../apps/cli/launcher/restart-policy.js';

const second = 1_000;
const minute = 60 * second;

describe('how soon a dead child is started again', () => {
  test('within five seconds, however often it may die before we give up', () => {
    const policy = new RestartPolicy();
    const pauses = [1, 2, 3, 4].map((at) => policy.died(at * second, true));
    expect(pauses).toEqual([300, 1_000, 2_000, 4_000]);
  });

  test('five deaths of its own in five minutes end the instance', () => {
    const policy = new RestartPolicy();
    const pauses = [0, 1, 2, 3, 4].map((at) => policy.died(at * minute, true));
    expect(pauses.at(-1)).toBeNull();
  });

  test('five deaths spread over more than five minutes do not', () => {
    const policy = new RestartPolicy();
    const pauses = [0, 1, 2, 3, 5].map((at) => policy.died(at * 1.3 * minute, true));
    expect(pauses).not.toContain(null);
  });

  test('deaths of a dead database or engine never end it, but the pauses grow to 30 s', () => {
    const policy = new RestartPolicy();
    const pauses = Array.from({ length: 9 }, (_, at) => policy.died(at * second, false));
    expect(pauses).not.toContain(null);
    expect(pauses.at(-1)).toBe(30_000);
  });
});
