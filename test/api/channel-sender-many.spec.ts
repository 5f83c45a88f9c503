import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { channelsFromEnv } from '#adapters/channels/channels.js';
import { notify } from '#persistence/notices/notify.js';
import { ChannelPost } from '../../apps/api/background/channel-post.js';
import { ChannelSender } from '../../apps/api/notices/channel-sender.js';
import { MailCatcher, Receiver } from '../adapters/support/outside-ears.js';
import { businessNow, startApi, type RunningApi } from './support/running-api.js';

const office = '331102.HEALTHCARE_SECURITY';
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
let api: RunningApi;
let receiver: Receiver;
let catcher: MailCatcher;
const senders: ChannelSender[] = [];

/** A sender as one API has it; two with the same settings stand beside each other. */
async function sender(settings: readonly object[], pauses = [0, 0, 0]): Promise<ChannelSender> {
  const fresh = new ChannelSender({
    database: api.database,
    channels: channelsFromEnv({ TONGCHOU_CHANNELS: JSON.stringify(settings) }),
    publicUrl: 'http://tongchou.example/',
    log: pino({ level: 'silent' }),
    pauses,
  });
  senders.push(fresh);
  await fresh.begin();
  return fresh;
}
const hook = (change: object = {}) => ({
  id: 'hook',
  kind: 'WEBHOOK',
  url: `${receiver.url}/in`,
  secrets: [secret],
  ...change,
});
const ding = (change: object = {}) => ({
  id: 'ding',
  kind: 'DINGTALK',
  url: `${receiver.url}/robot/send?access_token=t`,
  secret: 'SEC12345678',
  ...change,
});
async function tell(count = 1, change: object = {}): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await api.database.tx((sql) =>
      notify(sql, {
        key: randomUUID(),
        kind: 'URGE',
        to: [`${office}.preparer`],
        title: '催办：差 1,234.50 元',
        body: '徐志强请尽快',
        clause: null,
        about: {},
        at: businessNow,
        ...change,
      }),
    );
  }
}
interface Delivered {
  readonly state: string;
  readonly attempts: number;
  readonly answer: string | null;
}
const deliveries = (channel: string): Promise<Delivered[]> =>
  api.database.rows<Delivered>(
    'SELECT state, attempts, last_answer AS answer FROM delivery WHERE channel = $1 ORDER BY created_at, id',
    [channel],
  );
async function work(one: ChannelSender): Promise<void> {
  for (let times = 0; times < 50 && (await one.serveOne()); times += 1);
}

beforeAll(async () => {
  api = await startApi('sender');
}, 60_000);
beforeEach(async () => {
  [receiver, catcher] = await Promise.all([Receiver.start(), MailCatcher.start()]);
  await api.database.rows('TRUNCATE delivery_address, delivery_attempt, delivery, channel');
});
afterEach(async () => {
  await Promise.all(senders.splice(0).map((each) => each.close()));
  await Promise.all([receiver.stop(), catcher.stop()]);
});
afterAll(async () => await api.stop(), 60_000);

describe('外发 › many at once', () => {
  test('a messenger hears at most 20 calls a minute: more become one digest', async () => {
    const one = await sender([ding()]);
    await tell(15);
    await work(one);
    expect(receiver.heard).toHaveLength(15);
    await tell(30);
    await work(one);
    expect(receiver.heard).toHaveLength(16);
    expect(receiver.heard.at(-1)?.body).toContain('催办 30 件');
    await tell(4);
    await work(one);
    expect(receiver.heard).toHaveLength(20);
    await tell(1);
    await work(one);
    expect(receiver.heard).toHaveLength(20);
    expect((await deliveries('ding')).filter(({ state }) => state === 'DELIVERED')).toHaveLength(
      49,
    );
    await api.database.rows(`UPDATE delivery_attempt SET at = at - interval '2 minutes'`);
    await work(one);
    expect(receiver.heard).toHaveLength(21);
  });

  test('many APIs send nothing twice', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => sender([hook(), ding()])));
    await tell(12);
    await Promise.all(all.map(work));
    await Promise.all(all.map(work));
    const ids = receiver.heard
      .filter(({ path }) => path === '/in')
      .map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
    expect(receiver.heard.filter(({ path }) => path !== '/in')).toHaveLength(12);
  });

  test('who lost the lease does not send', async () => {
    const one = await sender([hook()]);
    const two = await sender([hook()]);
    await tell(2);
    receiver.answer = () => ({ status: 200 });
    await api.database.rows(
      `UPDATE channel SET lease = gen_random_uuid(), leased_until = now() + interval '1 minute'`,
    );
    await work(one);
    await work(two);
    expect(receiver.heard).toHaveLength(0);
    await api.database.rows(`UPDATE channel SET leased_until = now() - interval '1 second'`);
    await work(two);
    expect(receiver.heard).toHaveLength(2);
  });
});

describe('外发 › the API', () => {
  const silent = pino({ level: 'silent' });

  test('sends by itself while it runs, and stops when it stops', async () => {
    const env = { TONGCHOU_CHANNELS: JSON.stringify([hook()]), PORT: '8123' };
    const post = new ChannelPost(api.database, env, silent);
    post.onApplicationBootstrap();
    const until = Date.now() + 10_000;
    for (let known = 0; known === 0 && Date.now() < until;) {
      known = (await api.database.rows('SELECT id FROM channel')).length;
    }
    await tell();
    while (receiver.heard.length === 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await post.onApplicationShutdown();
    expect(receiver.heard[0]?.body).toContain('http://127.0.0.1:8123/notices');
    await expect(deliveries('hook')).resolves.toMatchObject([{ state: 'DELIVERED' }]);
  });

  test('runs without any channel, and goes on working when one is misconfigured', async () => {
    for (const env of [{}, { TONGCHOU_CHANNELS: '[{"kind":"FAX"}]' }]) {
      const post = new ChannelPost(api.database, env, silent);
      post.onApplicationBootstrap();
      await tell();
      await post.onApplicationShutdown();
    }
    await expect(api.database.rows('SELECT id FROM delivery')).resolves.toEqual([]);
  });
});
