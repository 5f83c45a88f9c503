import { routes } from '#contracts/api/routes.js';
import { notSignedIn } from '../../apps/api/http/problems.js';
import { securityHeaders } from '../../apps/api/http/security-headers.js';
import { kinds } from './support/spellings.js';
import { tableOf, Walk, type Found, type Step } from './support/walk.js';
import { startWalkedApi, type WalkedApi } from './support/walked-api.js';
import { walkers } from './support/walkers.js';
import { watchingRouter, withoutDoor, type Met } from './support/without-door.js';

const declared = new Set(routes.map(({ method, path }) => `${method} ${path}`));
const isCall = ({ method, url }: Met): boolean =>
  declared.has(`${method === 'HEAD' ? 'GET' : method} ${url}`);

/** All calls, of HEAD every third; of files some; of the methods that addresses do not take, some. */
function stepsOf(met: readonly Met[]): readonly Step[] {
  const calls = met.filter(isCall).map((each) => ({ ...each, whole: each.method !== 'HEAD' }));
  const web = met.filter(({ method, url }) => method === 'GET' && !declared.has(`GET ${url}`));
  const shown = web.filter(
    ({ url }, index) => url === '/' || !/^\/assets|:/.test(url) || index % 60 === 0,
  );
  const others = met.filter(
    (each) => !isCall(each) && !/^(GET|HEAD)$/.test(each.method) && !each.url.startsWith('/assets'),
  );
  const some = others.filter((_each, index) => index % 40 === 0);
  return [
    ...calls.filter(({ method }) => method === 'GET'),
    ...calls.filter(({ method }) => method === 'HEAD').filter((_each, index) => index % 3 === 0),
    ...calls.filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
    ...[...shown, ...some].map((each) => ({ ...each, whole: false })),
  ];
}

async function walkAll(
  walked: WalkedApi,
  steps: readonly Step[],
  callers: readonly string[],
): Promise<readonly Found[]> {
  const since = performance.now();
  const walk = new Walk(walked.api, { ...walked, steps, callers });
  try {
    const found = await walk.all();
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    process.stdout.write(
      `${steps.length} routes, ${found.length} calls, ${seconds} s\n${tableOf(found)}\n`,
    );
    return found;
  } finally {
    walk.end();
    await walked.api.stop();
  }
}

const openOf = (found: readonly Found[]): readonly string[] =>
  found.filter(({ verdict }) => verdict === 'OPEN').map(({ words }) => words);

describe('走遍所有地址 › every route, every caller, every way of writing it', () => {
  test('opens nothing that the plain address keeps shut', async () => {
    const { done: walked, met } = await watchingRouter(() => startWalkedApi('walk'));
    const steps = stepsOf(met);
    const found = await walkAll(walked, steps, Object.keys(walkers));
    expect(openOf(found)).toEqual([]);
    expect(
      new Set(met.filter(isCall).map(({ method, url }) => `${method} ${url}`)).size,
    ).toBeGreaterThan(declared.size);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(kinds));
    const entered = found.filter(({ verdict }) => verdict === 'as plain');
    expect(new Set(entered.map(({ caller }) => caller))).toEqual(new Set(Object.keys(walkers)));
  });

  test('control: judged on the address as written, the walk finds what is open', async () => {
    const found = await withoutDoor(
      (fastify) => {
        fastify.addHook('onRequest', async (request, reply) => {
          securityHeaders(request, reply);
          if (!request.url.startsWith('/api/v1') && request.url !== '/metrics') return;
          const method = request.method === 'HEAD' ? 'GET' : request.method;
          const route = routes.find(
            (each) => each.method === method && each.path === request.routeOptions.url,
          );
          if (route?.access !== 'PUBLIC') throw notSignedIn();
        });
      },
      { guard: false },
      async () => {
        const { done: walked, met } = await watchingRouter(() => startWalkedApi('walk_control'));
        const steps = stepsOf(met).filter((step) => isCall(step) && step.whole);
        return await walkAll(walked, steps, ['anonymous']);
      },
    );
    const open = openOf(found).join('\n');
    expect(open).toContain('"/%61pi/v1/clock"');
    expect(open).toContain('"http://localhost/api/v1/policy/readings"');
    expect(open).toContain('POST "/%61pi/v1/rules/');
  });
});
