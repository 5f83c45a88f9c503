import { evaluate } from '#policy/formulas/evaluate.js';
import { loadPack } from '#policy/load-packs.js';
import { Problem } from '../../apps/api/http/problem.js';
import { Turns } from '../../apps/api/work-thread/turns.js';
import { WorkThread } from '../../apps/api/work-thread/work-thread.js';

const input = { balance: '100.00', expenditure: '120.00' };
const asked = { city: 'lishui', formula: 'payment-capacity', body: input };
const expected = JSON.stringify(evaluate(loadPack('lishui'), 'payment-capacity', input));

const refusal = async (answer: Promise<unknown>): Promise<Problem['facts']> => {
  const error: unknown = await answer.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error instanceof Problem) return error.facts;
  throw error ?? new Error('it was not refused');
};

describe('the thread beside the loop', () => {
  let thread: WorkThread;
  beforeAll(() => {
    thread = new WorkThread({
      file: new URL('./support/slow-thread.js', import.meta.url),
      secondsOf: () => 8,
    });
  });
  afterAll(async () => await thread.onModuleDestroy());
  const ask = (person: string, change: object = {}): Promise<Buffer> =>
    thread.run(person, 'evaluated', { ...asked, ...change }, 'trace');

  test('answers byte for byte what the formula answers', async () => {
    expect(Buffer.from(await ask('a')).toString()).toBe(expected);
  });

  test('carries refusals across: what is wrong, and what is not there', async () => {
    expect(await refusal(ask('a', { body: {} }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/balance', code: 'REQUIRED' }, { pointer: '/expenditure' }],
    });
    expect(await refusal(ask('a', { city: 'nowhere' }))).toMatchObject({ status: 404 });
    expect(await refusal(ask('a', { formula: 'none' }))).toMatchObject({ status: 404 });
  });

  test.each(['slow', 'big'])('ends what is too %s, and the next call works', async (city) => {
    const [never, next] = [ask('a', { city }), ask('b')];
    expect(await refusal(never)).toMatchObject({
      status: 422,
      code: 'TOO_LONG',
      errors: [{ message: expect.stringContaining('8 秒') }],
    });
    expect(Buffer.from(await next).toString()).toBe(expected);
  });

  test('takes 32 waiting calls of one person, and refuses one more; others are still taken', async () => {
    const held = ask('a', { city: 'slow' });
    const waiting = Array.from({ length: 32 }, () => ask('a'));
    const refused = await refusal(ask('a'));
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
    const other = ask('b');
    await refusal(held);
    expect(Buffer.from(await other).toString()).toBe(expected);
    for (const each of await Promise.all(waiting)) {
      expect(Buffer.from(each).toString()).toBe(expected);
    }
  });
});

describe('whose turn it is', () => {
  test('persons take turns, whoever has waited longest first', () => {
    const turns = new Turns<string>({ each: 3, all: 10 });
    for (const job of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) turns.add(job.charAt(0), job);
    const order = Array.from({ length: 7 }, () => turns.next());
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', undefined]);
  });

  test('there is room for so many of one, and of all', () => {
    const turns = new Turns<number>({ each: 2, all: 3 });
    expect(['a', 'a', 'a', 'b', 'b'].map((person, at) => turns.add(person, at))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    turns.next();
    expect(turns.add('b', 9)).toBe(true);
  });
});
