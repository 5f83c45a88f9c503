import type { Readiness } from '#contracts/api/operations.js';
import { office, sending } from './support/sending.js';
import { seedTask } from './support/tasks.js';

const { api, receiver, catcher, sender, hook, tell, deliveries, work } = sending('sender');

describe('外发 › a notice goes out', () => {
  test('once, with a link, its answer kept, and nothing of what a person wrote', async () => {
    const one = await sender([hook()]);
    const task = await seedTask(api().database, { unit: '331102' });
    await tell(1, { about: { taskId: task } });
    await work(one);
    await work(one);
    expect(receiver().heard).toHaveLength(1);
    const body = receiver().heard[0]?.body ?? '';
    expect(JSON.parse(body)).toMatchObject({
      data: { unitName: '莲都区', link: `http://tongchou.example/tasks/${task}` },
    });
    expect(body).not.toMatch(/徐志强|1,234|尽快/);
    await expect(deliveries('hook')).resolves.toEqual([
      { state: 'DELIVERED', attempts: 1, answer: 'HTTP 200 {"errcode":0}' },
    ]);
  });

  test('only through channels that serve its office and its kind', async () => {
    await sender([
      hook({ id: 'all' }),
      hook({ id: 'unit', offices: ['331102'] }),
      hook({ id: 'office', offices: [office] }),
      hook({ id: 'others', offices: ['331121', '331102.FINANCE'] }),
      hook({ id: 'kinds', kinds: ['BREACH'] }),
    ]);
    await tell();
    const rows = await api().database.rows<{ channel: string }>(
      'SELECT channel FROM delivery ORDER BY channel',
    );
    expect(rows.map(({ channel }) => channel)).toEqual(['all', 'office', 'unit']);
  });

  test('by mail to the people of the desk who have an address', async () => {
    const one = await sender([
      {
        id: 'mail',
        kind: 'MAIL',
        url: catcher().url,
        from: 'tongchou@city.example',
        to: { '*': 'office@city.example' },
      },
    ]);
    await tell();
    await work(one);
    await api().database.rows(
      `UPDATE account SET email = username || '@city.example' WHERE office = $1`,
      [office],
    );
    await tell();
    await work(one);
    expect(catcher().mails[0]?.to).toEqual(['office@city.example']);
    expect(new Set(catcher().mails[1]?.to)).toEqual(
      new Set(['liandu.preparer@city.example', 'liandu.preparer2@city.example']),
    );
    await expect(deliveries('mail')).resolves.toMatchObject([{ state: 'SENT' }, { state: 'SENT' }]);
  });
});

describe('外发 › mail to several people', () => {
  const post = { id: 'mail', kind: 'MAIL', from: 'tongchou@city.example' } as const;
  const [first, second] = ['liandu.preparer@city.example', 'liandu.preparer2@city.example'];
  const addresses = () =>
    api().database.rows<object>(
      'SELECT address, state, attempts FROM delivery_address ORDER BY address',
    );
  const refusedWarning = async (): Promise<string | undefined> => {
    const body = (await (await fetch(`${api().url}/readyz`)).json()) as Readiness;
    return body.warnings.find(({ code }) => code === 'MAIL_REFUSED')?.zh;
  };
  beforeEach(async () => {
    await api().database.rows(
      `UPDATE account SET email = username || '@city.example' WHERE office = $1`,
      [office],
    );
  });

  test('who refuses is not counted as reached, is warned of, and is not written to again', async () => {
    catcher().refuseAt = new Map([[second, 550]]);
    const one = await sender([{ ...post, url: catcher().url }]);
    await tell();
    await work(one);
    await expect(deliveries('mail')).resolves.toMatchObject([{ state: 'PARTIAL', attempts: 1 }]);
    await expect(addresses()).resolves.toEqual([
      { address: first, state: 'SENT', attempts: 1 },
      { address: second, state: 'REFUSED', attempts: 1 },
    ]);
    expect(catcher().mails.map(({ to }) => to)).toEqual([[first]]);
    expect(await refusedWarning()).toContain('1 个邮箱地址');

    await api().database.rows(`UPDATE account SET email = 'new@city.example' WHERE email = $1`, [
      second,
    ]);
    expect(await refusedWarning()).toBeUndefined();
  });

  test('only who was told to wait is written to again', async () => {
    catcher().refuseAt = new Map([[second, 451]]);
    const one = await sender([{ ...post, url: catcher().url }], [0, 60_000]);
    await tell();
    await work(one);
    await expect(deliveries('mail')).resolves.toMatchObject([{ state: 'PENDING', attempts: 2 }]);
    expect(catcher().mails.map(({ to }) => to)).toEqual([[first]]);
    catcher().refuseAt = new Map();
    await api().database.rows('UPDATE delivery SET next_try_at = now()');
    await work(one);
    await expect(deliveries('mail')).resolves.toMatchObject([{ state: 'SENT', attempts: 3 }]);
    expect(catcher().mails.map(({ to }) => to)).toEqual([[first], [second]]);
    await expect(addresses()).resolves.toMatchObject([
      { address: first, attempts: 1 },
      { address: second, state: 'SENT', attempts: 3 },
    ]);
  });

  test('who never takes it has failed, and the others keep it', async () => {
    catcher().refuseAt = new Map([[second, 451]]);
    const one = await sender([{ ...post, url: catcher().url }], [0]);
    await tell();
    await work(one);
    await expect(deliveries('mail')).resolves.toMatchObject([{ state: 'PARTIAL' }]);
    await expect(addresses()).resolves.toMatchObject([{ state: 'SENT' }, { state: 'FAILED' }]);
    await tell();
    await work(await sender([{ ...post, url: catcher().url }], [60_000]));
    await sender([]);
    await expect(deliveries('mail')).resolves.toMatchObject([
      { state: 'PARTIAL' },
      { state: 'PARTIAL' },
    ]);
  });
});

describe('外发 › trouble outside', () => {
  test('is tried again with each pause, every answer kept, until it is taken', async () => {
    receiver().answer = (_, nth) => ({ status: nth < 3 ? 500 : 200 });
    const one = await sender([hook()]);
    await tell();
    await work(one);
    await expect(deliveries('hook')).resolves.toMatchObject([{ state: 'DELIVERED', attempts: 3 }]);
    const kept = await api().database.rows<{ outcome: string }>(
      'SELECT outcome FROM delivery_attempt ORDER BY id',
    );
    expect(kept.map(({ outcome }) => outcome)).toEqual(['FAILED', 'FAILED', 'DELIVERED']);
    expect(new Set(receiver().heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  test('has failed when the last pause is over, and waits in between', async () => {
    receiver().answer = () => ({ status: 500 });
    await work(await sender([hook()], [0]));
    await tell();
    const one = await sender([hook()], [0]);
    await work(one);
    await expect(deliveries('hook')).resolves.toMatchObject([{ state: 'FAILED', attempts: 2 }]);
    await tell();
    await work(await sender([hook()], [60_000]));
    expect((await deliveries('hook')).at(-1)).toMatchObject({ state: 'PENDING', attempts: 1 });
  });

  test('410 closes the channel until its configuration changes', async () => {
    receiver().answer = () => ({ status: 410 });
    const one = await sender([hook()]);
    await tell(3);
    await work(one);
    expect(receiver().heard).toHaveLength(1);
    expect((await deliveries('hook')).map(({ state }) => state)).toEqual(Array(3).fill('FAILED'));
    await sender([hook()]);
    await tell();
    expect(await deliveries('hook')).toHaveLength(3);
    await sender([hook({ url: `${receiver().url}/new` })]);
    await tell();
    expect(await deliveries('hook')).toHaveLength(4);
  });

  test('429 rests the whole channel', async () => {
    receiver().answer = () => ({ status: 429, headers: { 'retry-after': '120' } });
    const one = await sender([hook()]);
    await tell(3);
    await work(one);
    expect(receiver().heard).toHaveLength(1);
    const [row] = await api().database.rows<{ rests: boolean }>(
      `SELECT paused_until > now() + interval '100 seconds' AS rests FROM channel`,
    );
    expect(row?.rests).toBe(true);
  });

  test('a channel that is configured no more gets nothing and keeps nobody waiting', async () => {
    await sender([hook()]);
    await tell();
    await sender([]);
    await tell();
    await expect(deliveries('hook')).resolves.toMatchObject([{ state: 'FAILED' }]);
  });
});
