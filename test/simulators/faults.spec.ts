import { startOutside } from './outside.js';

/** Ten payments under `error5xx` at one half: which of them fail. */
async function run(seed: number | string): Promise<number[]> {
  const { outside, stop } = await startOutside();
  const rule = { system: 'bank', operation: 'pay', fault: 'error5xx', rate: '0.50' };
  await outside.call('PUT', '/faults', { seed, faults: [rule] });
  const statuses: number[] = [];
  for (let count = 0; count < 20; count += 1) {
    const order = {
      key: `k${count}`,
      from: '9001',
      to: '9002',
      amount: '1.00',
      fund: 'EMPLOYEE',
      purpose: '',
      reference: '',
    };
    statuses.push((await outside.call('POST', '/bank/payments', order)).status);
  }
  await stop();
  return statuses;
}

describe('可重复故障 faults', () => {
  test('the same seed gives the same faults, another seed others', async () => {
    const [first, again, other] = [await run(1), await run(1), await run('other')];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 503]));
  });

  test('times limits how often a fault happens; an empty list ends all', async () => {
    const { outside, stop } = await startOutside();
    const rule = { system: 'insurance', operation: 'query', fault: 'error5xx', rate: '1.00' };
    const ask = async (): Promise<number> =>
      (await outside.call('GET', '/insurance/providers')).status;
    await outside.faults({ ...rule, times: 2 });
    expect([await ask(), await ask(), await ask()]).toEqual([503, 503, 200]);
    await outside.faults({ ...rule, operation: '*' });
    expect(await ask()).toBe(503);
    expect((await outside.call('GET', '/faults')).content).toEqual({
      seed: 7,
      faults: [{ ...rule, operation: '*' }],
    });
    await outside.faults();
    expect(await ask()).toBe(200);
    await stop();
  });

  test('dates choose the statement days that come late, hours say by how much', async () => {
    const { outside, stop } = await startOutside();
    const late = { system: 'bank', operation: 'statement', fault: 'late', rate: '1.00', hours: 48 };
    await outside.faults({ ...late, dates: ['2022-09-30'] });
    await outside.clock('2022-10-02T08:00:00+08:00');
    const missing = async (day: string): Promise<number> => {
      const { content } = await outside.call('GET', `/bank/statements?day=${day}`);
      return (content['missing'] as unknown[]).length;
    };
    expect(await missing('2022-09-30')).toBe(3);
    expect(await missing('2022-10-01')).toBe(0);
    await outside.clock('2022-10-03T08:00:00+08:00');
    expect(await missing('2022-09-30')).toBe(0);
    await stop();
  });
});
