import { doorSettings } from '../../apps/api/http/door-settings.js';
import { accountAt, password } from './support/organisation.js';
import { sendRaw, type RawAnswer } from './support/raw-http.js';
import { startApi, type RunningApi } from './support/running-api.js';

const token = 'figures-'.repeat(5);
let plain: RunningApi;
let listed: RunningApi;

beforeAll(async () => {
  plain = await startApi('hosts');
  listed = await startApi('hosts_listed', {
    door: doorSettings({
      TONGCHOU_HOSTS: 'tongchou.example, other.example:8443',
      TONGCHOU_PUBLIC_URL: 'https://public.example',
      TONGCHOU_TRUST_PROXY: 'none',
      TONGCHOU_METRICS_TOKEN: token,
    }),
  });
});
afterAll(async () => {
  await plain.stop();
  await listed.stop();
});

const get = (api: RunningApi, path: string, headers: string): Promise<RawAnswer> =>
  sendRaw(api.port, `GET ${path} HTTP/1.1\n${headers}\n\n`);

const signIn = (api: RunningApi, headers: string): Promise<RawAnswer> => {
  const username = accountAt('331102.HEALTHCARE_SECURITY.preparer');
  const body = JSON.stringify({ username, password });
  const type = `content-type: application/json\ncontent-length: ${body.length}`;
  return sendRaw(api.port, `POST /api/v1/session HTTP/1.1\n${headers}\n${type}\n\n${body}`);
};

describe('主机名 › the host that is asked for', () => {
  test.each(['localhost', 'LOCALHOST:1', '127.0.0.1:8080', '[::1]', '[::1]:8080'])(
    'is ours by default: %s',
    async (host) => {
      expect((await get(plain, '/healthz', `host: ${host}`)).status).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.localhost',
    'localhost.',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    'user@localhost',
    'localhost:80:80',
    'localhost/x',
    '0.0.0.0',
    '[::]',
    '::1',
    '',
  ])('is refused when it is not: “%s”', async (host) => {
    for (const path of [
      '/',
      '/healthz',
      '/metrics',
      '/api/v1/tasks',
      '/%61pi/v1/tasks',
      '/nothing',
    ]) {
      const answer = await get(plain, path, `host: ${host}`);
      expect({ path, status: answer.status }).toEqual({ path, status: 421 });
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'WRONG_HOST' });
    }
  });

  test('is named once, also where the target names it', async () => {
    expect((await get(plain, '/healthz', 'host: localhost\nhost: localhost')).status).toBe(400);
    expect((await get(plain, '/healthz', 'host: localhost\nhost: evil.example')).status).toBe(400);
    const none = await get(plain, '/healthz', 'accept: */*');
    expect(none.status).toBe(400);
    expect(JSON.parse(none.body)).toMatchObject({ code: 'HOST' });
    const target = (url: string) => get(plain, url, 'host: localhost');
    expect((await target('http://evil.example/healthz')).status).toBe(421);
    expect((await target('http://localhost?@evil.example/healthz')).status).toBe(421);
    expect((await target('http://localhost/healthz')).status).toBe(200);
  });

  test('is ours when the operator lists it, with the port where one is listed', async () => {
    const status = async (host: string) => (await get(listed, '/healthz', `host: ${host}`)).status;
    expect(await status('tongchou.example')).toBe(200);
    expect(await status('Tongchou.Example:9')).toBe(200);
    expect(await status('other.example:8443')).toBe(200);
    expect(await status('other.example')).toBe(421);
    expect(await status('public.example')).toBe(200);
    expect(await status('localhost')).toBe(200);
    expect(await status('evil.example')).toBe(421);
  });
});

describe('主机名 › the page a change comes from', () => {
  test.each([
    ['no page at all', 'host: localhost', 200],
    ['our own', 'host: localhost:1\norigin: http://localhost:1', 200],
    [
      'a foreign one that names itself as host',
      'host: evil.example\norigin: http://evil.example',
      421,
    ],
    ['another port of this machine', 'host: localhost:1\norigin: http://localhost:2', 403],
    ['a foreign one', 'host: localhost\norigin: http://evil.example', 403],
    ['a file', 'host: localhost\norigin: file://', 403],
    ['another scheme', 'host: localhost:1\norigin: ftp://localhost:1', 403],
    [
      'our own without TLS where we are reached by it',
      'host: localhost\nx-forwarded-proto: https\norigin: http://localhost',
      403,
    ],
    ['our own by TLS', 'host: localhost\nx-forwarded-proto: https\norigin: https://localhost', 200],
    [
      'our own by TLS behind a proxy that does not say so',
      'host: localhost\norigin: https://localhost',
      200,
    ],
    [
      'a foreign one that a proxy is said to serve',
      'host: localhost\nx-forwarded-host: evil.example\norigin: http://evil.example',
      421,
    ],
    [
      'another port that a proxy is said to serve',
      'host: localhost:1\nx-forwarded-host: localhost:2\norigin: http://localhost:2',
      403,
    ],
  ])('%s', async (_name, headers, status) => {
    expect((await signIn(plain, headers)).status).toBe(status);
  });

  test('behind a proxy that hides the host, the listed one', async () => {
    const inside = `host: 127.0.0.1:${listed.port}`;
    expect((await signIn(listed, `${inside}\norigin: https://tongchou.example`)).status).toBe(200);
    expect((await signIn(listed, `${inside}\norigin: https://other.example:8443`)).status).toBe(
      200,
    );
    expect((await signIn(listed, `${inside}\norigin: https://other.example`)).status).toBe(403);
    expect((await signIn(listed, `${inside}\norigin: https://public.example`)).status).toBe(200);
    expect((await signIn(listed, `${inside}\norigin: http://public.example`)).status).toBe(403);
    const named = 'host: public.example\norigin: http://public.example';
    expect((await signIn(listed, named)).status).toBe(403);
    expect((await signIn(listed, `${inside}\norigin: https://tongchou.example:9`)).status).toBe(
      403,
    );
  });
});

describe('代理 › TLS before us', () => {
  const forwarded = 'host: localhost\nx-forwarded-proto: https';

  test('is believed of a trusted proxy: HSTS, Secure', async () => {
    const answer = await signIn(plain, forwarded);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
    expect(answer.headers['set-cookie']).toMatch(/^__Host-tongchou_session_\d+=.*; Secure$/);
    expect((await get(plain, '/nothing', forwarded)).headers).toHaveProperty([
      'strict-transport-security',
    ]);
  });

  test('is not believed of anybody else, and plain HTTP has no HSTS', async () => {
    const answer = await signIn(listed, forwarded);
    expect(answer.headers).not.toHaveProperty(['strict-transport-security']);
    expect(answer.headers['set-cookie']).toMatch(/^tongchou_session_/);
    expect((await get(plain, '/healthz', 'host: localhost')).headers).not.toHaveProperty([
      'strict-transport-security',
    ]);
  });
});

describe('指标 › /metrics', () => {
  test('is for the own machine', async () => {
    const here = await get(plain, '/metrics', 'host: localhost');
    expect(here.status).toBe(200);
    expect(here.body).toContain('tongchou_http_request_seconds');
  });

  test.each([
    'x-forwarded-for: 10.0.0.1',
    'forwarded: for=10.0.0.1',
    'x-real-ip: 10.0.0.1',
    'via: 1.1 proxy',
    'x-forwarded-proto: https',
  ])('and not for whoever comes through a proxy: %s', async (header) => {
    for (const path of ['/metrics', '/%6detrics']) {
      const answer = await get(plain, path, `host: localhost\n${header}`);
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('tongchou_');
    }
  });

  test('asks everybody for the token once there is one', async () => {
    const status = async (headers: string) =>
      (await get(listed, '/metrics', `host: tongchou.example\n${headers}`)).status;
    expect(await status('accept: */*')).toBe(401);
    expect(await status(`authorization: Bearer ${token}x`)).toBe(401);
    expect(await status(`authorization: Basic ${token}`)).toBe(401);
    expect(await status(`authorization: Bearer ${token}\nx-forwarded-for: 10.0.0.1`)).toBe(200);
    expect((await get(listed, '/metrics', 'host: localhost')).status).toBe(401);
  });
});

describe('设置 › a mistake in the settings is told at the start', () => {
  test.each([
    { TONGCHOU_HOSTS: 'https://tongchou.example' },
    { TONGCHOU_HOSTS: 'a b' },
    { TONGCHOU_HOSTS: '*' },
    { TONGCHOU_TRUST_PROXY: 'true' },
    { TONGCHOU_TRUST_PROXY: '1' },
    { TONGCHOU_TRUST_PROXY: '10.0.0.0/33' },
    { TONGCHOU_TRUST_PROXY: 'loopback, proxy.example' },
    { TONGCHOU_METRICS_TOKEN: 'short' },
  ])('%j', (env) => {
    expect(() => doorSettings(env)).toThrow(RangeError);
  });

  test('and what is right is taken', () => {
    expect(doorSettings({})).toEqual({
      hosts: [],
      secureHosts: [],
      trustProxy: 'loopback',
      metricsToken: undefined,
    });
    const proxies = 'loopback, 172.16.0.0/12, fd00::/8';
    expect(doorSettings({ TONGCHOU_TRUST_PROXY: proxies }).trustProxy).toBe(
      'loopback,172.16.0.0/12,fd00::/8',
    );
  });
});
