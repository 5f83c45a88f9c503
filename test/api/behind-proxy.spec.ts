import { join } from 'node:path';
import type { CalendarNoticeDetail } from '#contracts/api/calendar-notices.js';
import type { DecisionReceipt } from '#contracts/api/decisions.js';
import type { Letter } from '#contracts/api/letters.js';
import type { Task } from '#contracts/api/tasks.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { putInForce } from '#policy/calendar.js';
import { addMissedDuty, aLetter } from '../persistence/letters/letter-city.js';
import { weakeningProxy, type Proxy } from '../support/weakening-proxy.js';
import { LiveStream } from './support/live-stream.js';
import { noticeOf2027 } from './support/made-up-notices.js';
import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask } from './support/tasks.js';

const desk = '331102.HEALTHCARE_SECURITY.preparer';
const submit = { decision: 'SUBMIT', form: draft };
const words = { title: '关于补助的函', body: ['请按期上划。'] };
let api: RunningApi;
let proxy: Proxy;

beforeAll(async () => {
  api = await startApi('behind_proxy', { webFolder: join(process.cwd(), 'dist', 'web') });
  proxy = await weakeningProxy(api.url);
});
afterAll(async () => {
  await proxy?.stop();
  await api?.stop();
});

interface Answer<Body> {
  readonly status: number;
  readonly etag: string;
  readonly body: Body;
  readonly headers: Headers;
}

/** A browser's calls through the proxy: it asks for gzip and names the page's own origin. */
class Browser {
  private cookie = '';

  constructor(
    readonly base: string,
    readonly origin = base,
  ) {}

  async call<Body>(
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        'accept-encoding': 'gzip',
        ...(method === 'GET' ? {} : { origin: this.origin, 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as Body,
    };
  }

  async signIn(username: string): Promise<this> {
    const { status } = await this.call('POST', '/session', {
      username,
      password,
    });
    expect(status).toBe(200);
    return this;
  }

  /** A file of the web app, or anything else outside the API. */
  async plain(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return await fetch(`${this.base}${path}`, { headers: { cookie: this.cookie, ...headers } });
  }
}

let nth = 0;
const freshTask = async (): Promise<string> => {
  nth += 1;
  return await seedTask(api.database, {
    unit: '331102',
    period: `2024-${String(nth).padStart(2, '0')}`,
  });
};

describe('代理 › a proxy that compresses and weakens entity tags', () => {
  test('a task is claimed and decided with the tag that arrived', async () => {
    const browser = await new Browser(proxy.url).signIn(accountAt(desk));
    const task = await freshTask();
    const claimed = await browser.call<Task>('POST', `/tasks/${task}/claim`, {});
    expect([claimed.status, claimed.etag]).toEqual([200, 'W/"2"']);
    const read = await browser.call<Task>('GET', `/tasks/${task}`);
    expect(read.headers.get('content-encoding')).toBe('gzip');
    const decided = await browser.call<DecisionReceipt>('POST', `/tasks/${task}/decision`, submit, {
      'if-match': read.etag,
      'idempotency-key': 'through',
    });
    expect([decided.status, decided.body.state]).toEqual([200, 'ACCEPTED']);
    expect(proxy.weakened()).toBeGreaterThan(1);
  });

  test.each([
    ['the weak tag of another version', 'W/"7"'],
    ['a weak tag without quotes', 'W/1'],
    ['a small w', 'w/"1"'],
    ['weak twice', 'W/W/"1"'],
    ['a list, though the tag is in it', 'W/"1", "9"'],
    ['a weak star', 'W/*'],
    ['a blank between', 'W/ "1"'],
  ])('%s is stale, and nothing changes', async (_name, ifMatch) => {
    const browser = await new Browser(api.url).signIn(accountAt(desk));
    const task = await freshTask();
    const { status } = await browser.call('POST', `/tasks/${task}/decision`, submit, {
      'if-match': ifMatch,
      'idempotency-key': `stale-${task}`,
    });
    expect(status).toBe(412);
    expect(
      await api.database.rows('SELECT state, version FROM task WHERE id = $1', [task]),
    ).toEqual([{ state: 'OPEN', version: 1 }]);
  });

  test('a holiday notice is confirmed with the tag that arrived', async () => {
    const desk = '331100.HEALTHCARE_SECURITY';
    const steward = await new Browser(proxy.url).signIn(accountAt(`${desk}.steward`));
    const second = await new Browser(proxy.url).signIn(accountAt(`${desk}.administrator`));
    const made = await steward.call<CalendarNoticeDetail>('POST', '/calendar/notices', {
      text: noticeOf2027,
    });
    const at = `/calendar/notices/${made.body.notice.id}`;
    const seen = await second.call('GET', at);
    expect(seen.etag).toMatch(/^W\/"/);
    const confirmed = await second.call('POST', `${at}/confirm`, {}, { 'if-match': seen.etag });
    expect(confirmed.status).toBe(200);
    putInForce([]);
  });

  test('the draft of a letter is worded with the tag that arrived, once', async () => {
    const duty = await addMissedDuty(api.database);
    const letter = await api.database.tx((sql) => draftLetter(sql, aLetter(duty)));
    const officer = await new Browser(proxy.url).signIn(
      accountAt('331100.LEADING_GROUP_OFFICE.deadlineOfficer'),
    );
    const read = await officer.call<Letter>('GET', `/letters/${letter}`);
    expect(read.etag).toMatch(/^W\//);
    const first = await officer.call('PUT', `/letters/${letter}`, words, { 'if-match': read.etag });
    const second = await officer.call('PUT', `/letters/${letter}`, words, {
      'if-match': read.etag,
    });
    expect([first.status, second.status]).toEqual([200, 412]);
  });

  test('a page that was kept is not sent again, by the tag as it was and as it arrived', async () => {
    const { headers } = await fetch(`${proxy.url}/login`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    const arrived = headers.get('etag') ?? '';
    for (const tag of [arrived, arrived.replace(/^W\//, ''), `W/"other", ${arrived}`]) {
      const again = await fetch(`${proxy.url}/login`, { headers: { 'if-none-match': tag } });
      expect(again.status).toBe(304);
    }
  });

  test('a change is told through it as it happens', async () => {
    const browser = await new Browser(proxy.url).signIn(accountAt(desk, 1));
    const answer = await browser.plain('/api/v1/events', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBeNull();
    const stream = new LiveStream(answer);
    await stream.until('event: ready');
    const task = await freshTask();
    await stream.until('event: tasks');
    await stream.until(task);
    await stream.end();
  });
});

describe('代理 › whose page it is', () => {
  test('behind a proxy that drops the port from Host it is ours once it is listed', async () => {
    const signIn = { username: accountAt(desk), password };
    const dropping = await weakeningProxy(api.url, { host: '$host' });
    const name = new URL(dropping.url).host;
    const listing = await startApi('behind_proxy_listed', {
      door: { hosts: [name], secureHosts: [], trustProxy: 'loopback' },
    });
    const again = await weakeningProxy(listing.url, { host: '$host' });
    try {
      const refused = await new Browser(dropping.url).call('POST', '/session', signIn);
      const taken = await new Browser(again.url, dropping.url).call('POST', '/session', signIn);
      expect([refused.status, taken.status]).toEqual([403, 200]);
    } finally {
      await Promise.all([dropping.stop(), again.stop()]);
      await listing.stop();
    }
  });

  test('a page of another port is refused through it as without it', async () => {
    for (const base of [proxy.url, api.url]) {
      const foreign = new Browser(base, 'http://127.0.0.1:9');
      const { status, body } = await foreign.call<{ code: string }>('POST', '/session', {
        username: accountAt(desk),
        password,
      });
      expect([status, body.code]).toEqual([403, 'FOREIGN_ORIGIN']);
    }
  });
});
