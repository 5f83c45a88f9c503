import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openapiDocument } from '../../apps/api/openapi/openapi-document.js';
import { faultsOf, type Exchange } from '../support/api-document.js';

type Json = Record<string, unknown>;
const document = openapiDocument() as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: Readonly<Record<string, Json>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every reference of the document. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}
const at = (pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => (value as Json | undefined)?.[part], document);

describe('接口文档 › the OpenAPI document', () => {
  test('is valid OpenAPI 3.1, and every reference leads somewhere', async () => {
    const validator = new Validator();
    const { errors, valid } = await validator.validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect([valid, validator.version]).toEqual([true, '3.1']);
    expect(() => validator.resolveRefs({ specification: structuredClone(document) })).not.toThrow();
    const all = [...new Set(references(document))];
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((each) => at(each) === undefined)).toEqual([]);
  });

  test('has the calls at the root too', () => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/api/openapi.json']) {
      expect(document.paths).toHaveProperty([path, 'get', 'responses', '200']);
    }
  });

  test.each(operations.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s says what goes in, what comes out and what is refused',
    (_name, { path, method, operation }) => {
      const { parameters = [], responses } = operation as {
        readonly parameters?: readonly { readonly name: string; readonly in: string }[];
        readonly responses: Readonly<Record<string, { $ref?: string; content?: Json }>>;
      };
      const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`);
      expect(inPath).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(responses).not.toHaveProperty('default');
      const listed = Object.keys(responses);
      const done = listed.filter((status) => status.startsWith('2'));
      expect(done).toHaveLength(1);
      expect(responses[done[0] ?? '']?.content === undefined).toBe(done[0] === '204');
      expect(listed).not.toContain('500');
      if (method !== 'get') expect(listed).toEqual(expect.arrayContaining(['403', '413', '415']));
      if (path.startsWith('/api/v1'))
        expect(listed).toEqual(expect.arrayContaining(['401', '503']));
    },
  );
});

describe('接口文档 › the tests’ own look at an answer', () => {
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const exchange = (change: Partial<Exchange>): Exchange => ({
    method: 'GET',
    path: '/healthz',
    status: 200,
    headers: new Headers(json),
    body: { status: 'up' },
    ...change,
  });
  const told = {
    type: 'urn:x',
    title: '',
    status: 404,
    detail: '',
    code: '',
    errors: [],
    traceId: '',
  };
  const refused = { 'content-type': 'application/problem+json' };

  test('finds nothing where all is as documented', () => {
    expect(faultsOf(exchange({}))).toEqual([]);
    const away = { path: '/nowhere', status: 404, headers: new Headers(refused), body: told };
    expect(faultsOf(exchange(away))).toEqual([]);
  });

  test.each<[string, Partial<Exchange>, RegExp]>([
    ['a key that is not listed', { body: { status: 'up', more: 1 } }, /additionalProperty.*more/],
    ['a wrong value', { body: { status: 'down' } }, /status.*constant/],
    ['a status that is not listed', { status: 418 }, /418 is not listed/],
    [
      'another content type',
      { headers: new Headers({ 'content-type': 'text/html' }) },
      /text\/html/,
    ],
    ['a filter that is not listed', { path: '/healthz?x=1' }, /query x/],
    ['a call that is not listed', { path: '/nowhere' }, /no such call/],
    ['a refusal in other words', { path: '/nowhere', status: 404, body: {} }, /required/],
    [
      'content where none is listed',
      { method: 'DELETE', path: '/api/v1/session', status: 204, body: {} },
      /none is listed/,
    ],
    [
      'a task without its ETag',
      { path: '/api/v1/tasks/00000000-0000-4000-8000-000000000000' },
      /header ETag/,
    ],
    [
      'a request that was taken although it is not as documented',
      { method: 'POST', path: '/api/v1/session', sent: { username: 'x', key: 'y' } },
      /request.*required|request.*key/,
    ],
  ])('finds %s', (_name, change, fault) => {
    expect(faultsOf(exchange(change)).join('\n')).toMatch(fault);
  });
});

test('docs/openapi.json is the document; if not: node dist/apps/api/openapi/write-openapi.js', () => {
  const committed = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
  expect(JSON.parse(committed)).toEqual(document);
});
