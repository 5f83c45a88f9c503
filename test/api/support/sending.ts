import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { channelsFromEnv } from '#adapters/channels/channels.js';
import { notify } from '#persistence/notices/notify.js';
import { ChannelSender } from '../../../apps/api/notices/channel-sender.js';
import { MailCatcher, Receiver } from '../../adapters/support/outside-ears.js';
import { businessNow, startApi, type RunningApi } from './running-api.js';

export const office = '331102.HEALTHCARE_SECURITY';
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

export interface Delivered {
  readonly state: string;
  readonly attempts: number;
  readonly answer: string | null;
}

/** An API, a messenger and a mail relay that hear it, and senders as each API has one; anew for every test. */
export function sending(database: string) {
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
  const deliveries = (channel: string): Promise<Delivered[]> =>
    api.database.rows<Delivered>(
      'SELECT state, attempts, last_answer AS answer FROM delivery WHERE channel = $1 ORDER BY created_at, id',
      [channel],
    );
  async function work(one: ChannelSender): Promise<void> {
    for (let times = 0; times < 50 && (await one.serveOne()); times += 1);
  }

  beforeAll(async () => {
    api = await startApi(database);
  });
  beforeEach(async () => {
    [receiver, catcher] = await Promise.all([Receiver.start(), MailCatcher.start()]);
    await api.database.rows('TRUNCATE delivery_address, delivery_attempt, delivery, channel');
  });
  afterEach(async () => {
    await Promise.all(senders.splice(0).map((each) => each.close()));
    await Promise.all([receiver.stop(), catcher.stop()]);
  });
  afterAll(async () => await api.stop());

  return {
    api: () => api,
    receiver: () => receiver,
    catcher: () => catcher,
    sender,
    hook,
    ding,
    tell,
    deliveries,
    work,
  };
}
