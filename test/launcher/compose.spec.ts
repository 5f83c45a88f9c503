import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '#tools/places.mjs';
import { codeFiles, inside } from '../architecture/sources.js';

interface Service {
  readonly image: string;
  readonly restart?: string;
  readonly command?: readonly string[];
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
  readonly mem_limit?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly volumes?: readonly string[];
}

const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
};
const services = Object.entries(compose.services);
const lasting = services.filter(([, { restart }]) => restart !== 'no');
const own = services.filter(([, { image }]) => image.startsWith('tongchou'));
const of = (name: string): Service => {
  const found = compose.services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};
/** Services that are told this, by the name they know it under or by the name it is set with. */
const told = (name: string): string[] =>
  services
    .filter(([, { environment = {} }]) =>
      Object.entries(environment).some(
        ([key, value]) => key === name || (value ?? '').includes(`\${${name}`),
      ),
    )
    .map(([service]) => service)
    .sort();

describe('docker-compose.yml', () => {
  test('gives each container the keys of its work and no other', () => {
    const keys = [
      'POSTGRES_PASSWORD',
      'TONGCHOU_DB_PASSWORD',
      'TONGCHOU_ENGINE_DB_PASSWORD',
      'DATABASE_URL',
      'TONGCHOU_PAYLOAD_KEY',
      'TONGCHOU_ADAPTER_SECRET',
      'TONGCHOU_OPERATOR_KEY',
    ];
    expect(Object.fromEntries(keys.map((key) => [key, told(key)]))).toEqual({
      POSTGRES_PASSWORD: ['postgres'],
      TONGCHOU_DB_PASSWORD: ['api', 'demo', 'migrate', 'postgres', 'worker'],
      TONGCHOU_ENGINE_DB_PASSWORD: ['postgres', 'temporal', 'temporal-schema'],
      DATABASE_URL: ['api', 'demo', 'migrate', 'worker'],
      TONGCHOU_PAYLOAD_KEY: ['api', 'worker'],
      TONGCHOU_ADAPTER_SECRET: ['demo', 'simulators', 'worker'],
      TONGCHOU_OPERATOR_KEY: ['api'],
    });
  });

  test('has no key in it: every secret must be set', () => {
    const secrets = [...text.matchAll(/\$\{(\w*(?:PASSWORD|KEY|SECRET))([^}]*)\}/g)];
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter(([, , rest = '']) => !rest.startsWith(':?'))).toEqual([]);
  });

  test('lets nobody but PostgreSQL itself act as its superuser', () => {
    expect(of('temporal').environment?.['POSTGRES_USER']).toBe('temporal');
    expect(of('temporal-schema').environment?.['SQL_USER']).toBe('temporal');
    const urls = services.flatMap(([, { environment }]) => environment?.['DATABASE_URL'] ?? []);
    expect(urls.every((url) => url.startsWith('postgres://tongchou:'))).toBe(true);
    expect(urls.every((url) => url.includes('?sslmode=${TONGCHOU_DB_SSLMODE'))).toBe(true);
  });

  test('has the outside world of a demo only in a demo, and out of reach of database and engine', () => {
    expect(of('simulators').profiles).toEqual(['demo']);
    expect(of('demo').profiles).toEqual(['demo']);
    expect(services.filter(([, { profiles }]) => profiles).map(([name]) => name)).toEqual([
      'simulators',
      'demo',
    ]);
    expect(of('demo').command).toEqual(['node', 'dist/apps/cli/launcher/compose-demo.js']);
    expect(of('simulators').networks).toEqual(['outside']);
    expect(of('postgres').networks).toEqual(['database']);
    expect(compose.networks['database']).toEqual({ internal: true });
    expect(compose.networks['engine']).toEqual({ internal: true });
    expect(text).not.toMatch(/SIMULATORS_URL: .*simulators/);
    expect(text).toContain('TONGCHOU_CLOCK: ${TONGCHOU_CLOCK:-real}');
  });

  test('opens ports on the loopback only, and the engine’s HTTP port not at all', () => {
    const open = services.flatMap(([, { ports = [] }]) => ports);
    expect(open.length).toBeGreaterThan(0);
    expect(open.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(of('temporal').environment?.['FRONTEND_HTTP_PORT']).toBe('0');
  });

  test('asks everything that stays how it is, and starts it in order', () => {
    expect(lasting.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name)).toEqual([]);
    const waits = services.flatMap(([name, { depends_on = {} }]) =>
      Object.entries(depends_on).map(([on, { condition }]) => [name, on, condition] as const),
    );
    const once = (name: string): boolean => of(name).restart === 'no';
    for (const [name, on, condition] of waits) {
      const right = once(on) ? 'service_completed_successfully' : 'service_healthy';
      expect([name, on, condition]).toEqual([name, on, right]);
    }
    for (const [name] of lasting.filter(([each]) => each !== 'postgres' && each !== 'simulators')) {
      expect(of(name).depends_on).toBeDefined();
    }
  });

  test('bounds memory and logs, and lets our own processes write nothing but their data', () => {
    for (const [name, service] of services) {
      expect([name, service.mem_limit]).toEqual([name, expect.stringMatching(/^\d+[mg]$/)]);
      expect(service.logging?.options).toMatchObject({ 'max-size': '20m' });
      expect(service.security_opt).toEqual(['no-new-privileges:true']);
    }
    for (const [name, service] of own) {
      expect([name, service.read_only, service.cap_drop]).toEqual([name, true, ['ALL']]);
    }
    for (const name of ['api', 'worker', 'simulators']) {
      expect(of(name).volumes).toEqual([`${name}:/data`]);
    }
  });

  test('passes on every variable that the code reads', () => {
    const read = codeFiles
      .filter(inside('apps/api', 'apps/worker', 'apps/simulators', 'libs', 'activities'))
      .flatMap(({ text: code }) => [
        ...code.matchAll(/\benv(?:ironment)?\['([A-Z][A-Z_]+)'\]/g),
        ...code.matchAll(/^ {2}([A-Z]+_[A-Z_]+): z\b/gm),
      ])
      .map(([, name = '']) => name);
    expect(new Set(read).size).toBeGreaterThan(20);
    // Set by a site that brings its own engine, or edits its packs; they belong in an override file.
    const ofOtherSites =
      /^(TEMPORAL_(API_KEY|TLS|TLS_SERVER_NAME)|TONGCHOU_POLICY_DIR|ADAPTER_MANUAL_DIR)$/;
    const missing = [...new Set(read)].filter(
      (name) => !text.includes(` ${name}:`) && !ofOtherSites.test(name),
    );
    expect(missing).toEqual([]);
  });
});
