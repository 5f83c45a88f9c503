import { pino } from 'pino';
import { ChannelPost } from '../../apps/api/background/channel-post.js';
import { untilTrue } from '../support/until.js';
import { sending } from './support/sending.js';

const { api, receiver, sender, hook, ding, tell, deliveries, work } = sending('sender_many');

describe('外发 › many at once', () => {
  test('a messenger hears at most 20 calls a minute: more become one digest', async () => {
    const one = await sender([ding()]);
    await tell(15);
    await work(one);
    expect(receiver().heard).toHaveLength(15);
    await tell(30);
    await work(one);
    expect(receiver().heard).toHaveLength(16);
    expect(receiver().heard.at(-1)?.body).toContain('催办 30 件');
    await tell(4);
    await work(one);
    expect(receiver().heard).toHaveLength(20);
    await tell(1);
    await work(one);
    expect(receiver().heard).toHaveLength(20);
    expect((await deliveries('ding')).filter(({ state }) => state === 'DELIVERED')).toHaveLength(
      49,
    );
    await api().database.rows(`UPDATE delivery_attempt SET at = at - interval '2 minutes'`);
    await work(one);
    expect(receiver().heard).toHaveLength(21);
  });

  test('many APIs send nothing twice', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => sender([hook(), ding()])));
    await tell(12);
    await Promise.all(all.map(work));
    await Promise.all(all.map(work));
    const ids = receiver()
      .heard.filter(({ path }) => path === '/in')
      .map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
    expect(receiver().heard.filter(({ path }) => path !== '/in')).toHaveLength(12);
  });

  test('who lost the lease does not send', async () => {
    const one = await sender([hook()]);
    const two = await sender([hook()]);
    await tell(2);
    receiver().answer = () => ({ status: 200 });
    await api().database.rows(
      `UPDATE channel SET lease = gen_random_uuid(), leased_until = now() + interval '1 minute'`,
    );
    await work(one);
    await work(two);
    expect(receiver().heard).toHaveLength(0);
    await api().database.rows(`UPDATE channel SET leased_until = now() - interval '1 second'`);
    await work(two);
    expect(receiver().heard).toHaveLength(2);
  });
});

describe('外发 › the API', () => {
  const silent = pino({ level: 'silent' });

  test('sends by itself while it runs, and stops when it stops', async () => {
    const env = { TONGCHOU_CHANNELS: JSON.stringify([hook()]), PORT: '8123' };
    const post = new ChannelPost(api().database, env, silent);
    post.onApplicationBootstrap();
    await untilTrue(async () => (await api().database.rows('SELECT id FROM channel')).length > 0);
    await tell();
    await untilTrue(() => receiver().heard.length > 0);
    await post.onApplicationShutdown();
    expect(receiver().heard[0]?.body).toContain('http://127.0.0.1:8123/notices');
    await expect(deliveries('hook')).resolves.toMatchObject([{ state: 'DELIVERED' }]);
  });

  test('runs without any channel, and goes on working when one is misconfigured', async () => {
    for (const env of [{}, { TONGCHOU_CHANNELS: '[{"kind":"FAX"}]' }]) {
      const post = new ChannelPost(api().database, env, silent);
      post.onApplicationBootstrap();
      await tell();
      await post.onApplicationShutdown();
    }
    await expect(api().database.rows('SELECT id FROM delivery')).resolves.toEqual([]);
  });
});
