import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { calendarOf } from '#domain/time/working-calendar.js';
import { day } from '#domain/time/day.js';
import { startSimulators } from '#simulators/start-simulators.js';

export const SECRET = 'c0ffee'.repeat(8);
/** Friday 30 September 2022, 09:00; a week of holidays follows. */
export const FIRST_NOON = '2022-09-30T09:00:00+08:00';

export const ACCOUNTS = [
  { number: '9001', name: '专户', fund: 'EMPLOYEE', type: 'SFA_CITY', opening: '1000000.00' },
  { number: '9002', name: '市级支出户', fund: 'EMPLOYEE', type: 'EXP_CITY', opening: '0.00' },
  { number: '9003', name: '居民专户', fund: 'RESIDENT', type: 'SFA_CITY', opening: '500.00' },
  { number: '9004', name: '国库', fund: 'EMPLOYEE', type: 'TREASURY_CITY', opening: '0.00' },
  {
    number: '9005',
    name: '县财政',
    fund: 'EMPLOYEE',
    type: 'FIN_COUNTY',
    opening: '0.00',
    unit: '331102',
    outside: true,
  },
  {
    number: '9006',
    name: '缴费人',
    fund: 'EMPLOYEE',
    type: 'PAYER',
    opening: '0.00',
    outside: true,
  },
];

export interface Json {
  readonly status: number;
  readonly content: Record<string, unknown>;
}

const holidays = Array.from({ length: 7 }, (_, index) => ({
  date: day(`2022-10-0${index + 1}`),
  name: '国庆节',
  off: true,
  notice: 'test',
}));
const calendar = calendarOf({
  version: 'test',
  years: [{ year: 2022, notices: [], days: holidays }],
});

/** Signs as docs/adapters.md says, independently of both sides' own code. */
export function signed(method: string, path: string, body: string, at = Date.now()): string {
  const text = `${at}.${method}.${path}.${body}`;
  const v1 = createHmac('sha256', Buffer.from(SECRET, 'hex')).update(text).digest('hex');
  return `t=${at},v1=${v1}`;
}

/** Raw HTTP to a simulator process, in or outside this one. */
export class Outside {
  constructor(readonly url: string) {}

  async call(method: string, path: string, body?: unknown, timeoutMs = 60_000): Promise<Json> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const response = await fetch(`${this.url}${path}`, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'x-tongchou-signature': signed(method, path, text),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: text }),
    });
    const content = (await response.json()) as Record<string, unknown>;
    return { status: response.status, content };
  }

  async faults(...faults: object[]): Promise<void> {
    const { status } = await this.call('PUT', '/faults', { seed: 7, faults });
    if (status !== 200) throw new Error(`faults: ${status}`);
  }

  async clock(to: string): Promise<number> {
    return (await this.call('POST', '/clock', { to })).status;
  }

  /** Every line of a system, page by page. */
  async lines(system = 'bank'): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    let cursor = '';
    do {
      const { content } = await this.call('GET', `/journal?system=${system}&limit=200${cursor}`);
      all.push(...(content['items'] as Record<string, unknown>[]));
      const next = content['next'] as string | null;
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    return all;
  }

  async prepare(): Promise<this> {
    await this.clock(FIRST_NOON);
    await this.call('PUT', '/bank/accounts', { items: ACCOUNTS });
    return this;
  }
}

/** A simulator inside the test, on a folder of its own. */
export async function startOutside(): Promise<{ outside: Outside; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'simulators-'));
  const logger = pino({ level: 'silent' });
  const simulators = await startSimulators({ folder, secret: SECRET, calendar, port: 0, logger });
  const outside = await new Outside(simulators.url).prepare();
  const stop = async (): Promise<void> => {
    await simulators.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { outside, stop };
}
