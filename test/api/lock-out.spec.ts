import type { Readiness } from '#contracts/api/operations.js';
import { delayMs } from '../../apps/api/session/password-check.js';
import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { untilTrue } from '../support/until.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi('lock_out');
});
afterAll(async () => await api.stop());

/** A try to sign in that came through the proxy from an address; how long the answer took. */
async function from(address: string, username: string, secret: string) {
  const began = performance.now();
  const { status, headers, body } = await new Visitor(api.url).post(
    '/session',
    { username, password: secret },
    { 'x-forwarded-for': address },
  );
  const took = performance.now() - began;
  return { status, body, took, retryAfter: headers.get('retry-after') };
}

const audit = (action: string, username: string) =>
  api.database.rows<{ details: Record<string, unknown> }>(
    'SELECT details FROM audit WHERE action = $1 AND object_id = $2 ORDER BY id',
    [action, username],
  );

async function written(count: number, action: string, username: string): Promise<void> {
  await untilTrue(async () => (await audit(action, username)).length >= count);
  expect(await audit(action, username)).toHaveLength(count);
}

/** Wrong passwords of one account from many places, as the table keeps them. */
const wrongFromElsewhere = (username: string, count: number) =>
  api.database.rows(
    `INSERT INTO login_failure (username, address) SELECT $1, '192.0.2.' || n FROM generate_series(1, $2::int) n`,
    [username, count],
  );

describe('密码错误 › a stranger', () => {
  test('closes an account to their own address and to no other', async () => {
    const name = accountAt('331102.HEALTHCARE_SECURITY.preparer');
    for (let n = 0; n < 5; n += 1) {
      expect((await from('203.0.113.7', name, 'wrong')).status).toBe(401);
    }
    const blocked = await from('203.0.113.7', name, password);
    expect(blocked).toMatchObject({ status: 429, body: { code: 'TOO_MANY_ATTEMPTS' } });
    expect(Number(blocked.retryAfter)).toBeGreaterThan(800);
    expect((await from('203.0.113.8', name, password)).status).toBe(200);
    expect((await from('203.0.113.7', name, password)).status).toBe(429);
    await written(5, 'SIGN_IN_REFUSED', name);
    await written(1, 'SIGN_IN_BLOCKED', name);
    expect((await audit('SIGN_IN_REFUSED', name))[0]?.details).toEqual({ address: '203.0.113.7' });
  });

  test('is one address with a whole network of version 6', async () => {
    const name = accountAt('331121.HEALTHCARE_SECURITY.preparer');
    for (let n = 0; n < 5; n += 1) await from(`2001:db8::${n}`, name, 'wrong');
    expect((await from('2001:db8:0:0:ffff::1', name, password)).status).toBe(429);
    expect((await from('2001:db8:0:1::1', name, password)).status).toBe(200);
  });

  test('who comes from everywhere slows the account and never closes it', async () => {
    const name = accountAt('331122.HEALTHCARE_SECURITY.preparer');
    await wrongFromElsewhere(name, 60);
    const right = await from('198.51.100.1', name, password);
    expect(right.status).toBe(200);
    expect(right.took).toBeGreaterThan(1_000);
    await wrongFromElsewhere(name, 150);
    const slow = await from('198.51.100.2', name, password);
    expect(slow.status).toBe(200);
    expect(slow.took).toBeGreaterThan(1_900);
    const { body } = await new Visitor(api.url).get<Readiness>('//readyz');
    const told = body.warnings.find(({ code }) => code === 'PASSWORDS_GUESSED');
    expect(told?.en).toContain('1 accounts');
    expect(JSON.stringify(body)).not.toContain(name);
  });

  test('who guesses one account costs the others nothing', async () => {
    const target = accountAt('331123.HEALTHCARE_SECURITY.preparer');
    await wrongFromElsewhere(target, 120);
    let slowed = 0;
    const flood = Array.from({ length: 40 }, async (_, n) => {
      const answer = await from(`198.51.100.${n}`, target, 'wrong');
      slowed += 1;
      return answer;
    });
    const other = await from('198.51.100.3', accountAt('331100.FINANCE.approver'), password);
    expect(other.status).toBe(200);
    // Were the others behind those who are slowed, nearly all of these would be through before them.
    expect(slowed).toBeLessThan(20);
    expect((await Promise.all(flood)).map(({ status }) => status)).toEqual(Array(40).fill(401));
  });

  test('with many names fills neither the table nor the trail', async () => {
    await api.database.rows(
      `INSERT INTO login_failure (username, address, known, at)
       SELECT 'guess.' || n, '192.0.2.1', false, now() - n * interval '1 millisecond' FROM generate_series(1, 30000) n`,
    );
    const names = Array.from({ length: 220 }, (_, n) => `no.such.${n}`);
    for (let at = 0; at < names.length; at += 20) {
      await Promise.all(names.slice(at, at + 20).map((name) => from('192.0.2.9', name, 'wrong')));
    }
    const [kept] = await api.database.rows<{ count: number }>(
      'SELECT count(*)::int FROM login_failure WHERE NOT known',
    );
    expect(kept?.count).toBeLessThanOrEqual(10_300);
    const [lines] = await api.database.rows<{ count: number }>(
      `SELECT count(*)::int FROM audit WHERE object_id = 'unknown' AND details ->> 'address' = '192.0.2.9'`,
    );
    expect(lines?.count).toBe(5);
    const [named] = await api.database.rows(
      `SELECT 1 FROM audit WHERE audit::text LIKE '%no.such.%'`,
    );
    expect(named).toBeUndefined();
  });

  test('hears the same of a known and an unknown name, slowed ones too', async () => {
    await wrongFromElsewhere('no.such.person', 60);
    const unknown = await from('198.51.100.9', 'no.such.person', 'wrong');
    expect(unknown.status).toBe(401);
    expect(unknown.took).toBeGreaterThan(1_000);
  });
});

test('the delay grows with what was wrong, up to two seconds', () => {
  expect([0, 4, 5, 20, 50, 100, 101, 5_000].map(delayMs)).toEqual([
    0, 0, 100, 400, 1_000, 2_000, 2_000, 2_000,
  ]);
});

describe('审计 › what was refused', () => {
  const refusals = (username: string) =>
    api.database.rows<{ object_id: string; details: { code: string } }>(
      `SELECT object_id, details FROM audit WHERE action = 'REFUSED' AND actor = $1 ORDER BY id`,
      [username],
    );

  test('a call of another post, and one from another site, leave a line; many leave few', async () => {
    const name = accountAt('331124.HEALTHCARE_SECURITY.preparer');
    const visitor = await Visitor.signedIn(api.url, name);
    await visitor.get('/people?q=secret-word');
    await visitor.post('/notices/read-all', {}, { origin: 'http://elsewhere.example' });
    for (let n = 0; n < 40; n += 1) await visitor.get('/people');
    await untilTrue(async () => (await refusals(name)).length >= 20);
    const found = await refusals(name);
    expect(found).toHaveLength(20);
    expect(found[0]).toEqual({ object_id: 'GET /api/v1/people', details: { code: 'WRONG_POST' } });
    expect(found[1]?.details.code).toBe('FOREIGN_ORIGIN');
  });

  test('and signing out leaves one, with the session gone', async () => {
    const name = accountAt('331125.HEALTHCARE_SECURITY.preparer');
    const visitor = await Visitor.signedIn(api.url, name);
    await visitor.call('DELETE', '/session');
    expect(await audit('SIGN_OUT', name)).toHaveLength(1);
  });
});

describe('密码错误 › where one signed in before', () => {
  test('who guesses from everywhere costs nobody anything where they signed in before', async () => {
    const name = accountAt('331127.HEALTHCARE_SECURITY.preparer');
    expect((await from('203.0.113.40', name, password)).status).toBe(200);
    await wrongFromElsewhere(name, 150);
    // Who comes from elsewhere waits, and is told after who signed in here before, though they came first.
    const order: string[] = [];
    const told = async (who: string, address: string): Promise<number> => {
      const { status } = await from(address, name, password);
      order.push(who);
      return status;
    };
    const both = [told('elsewhere', '203.0.113.41'), told('here', '203.0.113.40')];
    expect(await Promise.all(both)).toEqual([200, 200]);
    expect(order).toEqual(['here', 'elsewhere']);
  });

  test('with 300 passwords from 300 addresses keeps nobody waiting behind them', async () => {
    const name = accountAt('331126.HEALTHCARE_SECURITY.preparer');
    expect((await from('203.0.113.50', name, password)).status).toBe(200);
    let answered = 0;
    const flood = Array.from({ length: 300 }, async (_, n) => {
      const { status } = await from(`10.7.${n >> 8}.${n & 255}`, `no.such.one.${n}`, 'wrong');
      answered += 1;
      return status;
    });
    await untilTrue(() => answered >= 10);
    const before = answered;
    expect((await from('203.0.113.50', name, password)).status).toBe(200);
    expect(answered - before).toBeLessThan(100);
    expect(new Set(await Promise.all(flood))).toEqual(new Set([401]));
  });
});
