import { assert, asyncProperty, constant, integer, nat, record, type Arbitrary } from 'fast-check';
import { openapiDocument } from '../../apps/api/openapi/openapi-document.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import type { Task } from '#contracts/api/tasks.js';
import { addMissedDuty, aLetter } from '../persistence/letters/letter-city.js';
import { anyOf } from '../support/any-value.js';
import { seedLaw } from './support/duties.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

/** `TONGCHOU_CALLS=200 npm test -- api/any-call`: so many of each call, others every time. */
const asked = process.env['TONGCHOU_CALLS'];
const numRuns = Number(asked ?? 8);
const seed = asked === undefined ? { seed: 20_220_920 } : {};

interface Operation {
  readonly parameters?: readonly { name: string; in: string; schema: Record<string, unknown> }[];
  readonly requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
}
/** The stream never ends, signing out ends the visitor, and the last two need an engine. */
const elsewhere = /\/events$|^delete .*\/session$|\/clock$|\/codec\//;
const operations = Object.entries(openapiDocument()['paths'] as Record<string, object>)
  .flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(
      ([method, operation]) => [`${method} ${path}`, method, path, operation] as const,
    ),
  )
  .filter(([name]) => !elsewhere.test(name));

let api: RunningApi;
let people: Visitor[];
const known: Record<string, string[]> = {};

beforeAll(async () => {
  api = await startApi('any_call');
  await seedLaw(api.database);
  people = await Promise.all(
    [
      '331102.HEALTHCARE_SECURITY.preparer',
      '331100.FINANCE.reviewer',
      '331100.HEALTHCARE_SECURITY.administrator',
      '331100.LEADING_GROUP_OFFICE.deadlineOfficer',
    ].map((desk) => Visitor.signedIn(api.url, accountAt(desk))),
  );
  known['tasks'] = [
    await seedTask(api.database, { unit: '331102' }),
    await seedTask(api.database, { unit: '331102', fund: 'RESIDENT', period: '2022-11' }),
    await seedTask(api.database, { unit: '331102', step: 'p11.planReview', period: '2022-12' }),
  ];
  const duty = await addMissedDuty(api.database);
  known['obligations'] = [duty];
  known['letters'] = [await api.database.tx((sql) => draftLetter(sql, aLetter(duty)))];
  known['accounts'] = ['331102.EXP_COUNTY.RESIDENT', '331100.SFA_CITY.EMPLOYEE'];
  known['books'] = ['331102.POOLED_FUND.RESIDENT.2022', '331100.POOLED_FUND.EMPLOYEE.2022'];
});
afterAll(async () => await api.stop());

interface Call {
  readonly who: number;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Whether ids are those of what is there. */
  readonly real: boolean;
}

function callsOf({ parameters = [], requestBody }: Operation): Arbitrary<Call> {
  const parts = (place: string): Arbitrary<Record<string, unknown>> =>
    record(
      Object.fromEntries(
        parameters
          .filter((each) => each.in === place)
          .map(({ name, schema }) => [name, anyOf(schema)]),
      ),
      place === 'query' ? { requiredKeys: [] } : {},
    );
  const schema = requestBody?.content['application/json']?.schema;
  return record({
    who: nat(people.length - 1),
    path: parts('path'),
    query: parts('query'),
    headers: parts('header'),
    body: schema === undefined ? constant(undefined) : anyOf(schema),
    real: integer({ min: 0, max: 9 }).map((of) => of > 1),
  });
}

const inText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\uFFFD'));
};
const inHeader = (value: unknown): string => String(value).replaceAll(/[^\x21-\x7E]/g, '') || '"1"';

function addressOf(path: string, call: Call): string {
  const [, kind = ''] = /^\/api\/v1\/(\w+)\/\{id\}/.exec(path) ?? [];
  const ids = call.real ? known[kind] : undefined;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
    name === 'id' && ids ? (ids[call.who % ids.length] ?? '') : inText(call.path[name]) || '-',
  );
  const query = Object.entries(call.query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => `${name}=${inText(each)}`),
  );
  return `${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** A decision is about the task's own form, with one thing changed. */
async function bodyOf(visitor: Visitor, address: string, call: Call): Promise<unknown> {
  if (!call.real || !address.endsWith('/decision')) return call.body;
  const { status, body } = await visitor.get<Task>(address.replace('/decision', '').slice(7));
  if (status !== 200) return call.body;
  const given = call.body as { form?: object; comment?: unknown } | null;
  const [name = ''] = Object.keys(body.form.values).slice(call.who);
  const [value] = Object.values(given?.form ?? {});
  const form = { ...body.form.values, ...(value === undefined ? {} : { [name]: value }) };
  return { decision: body.decisions[0]?.code, form, comment: given?.comment };
}

describe('任意请求 › whatever is sent', () => {
  test.each(operations)(
    '%s answers as the document says',
    async (_name, method, path, operation) => {
      await assert(
        asyncProperty(callsOf(operation), async (call) => {
          const visitor = people[call.who] ?? new Visitor(api.url);
          const address = addressOf(path, call);
          const body = await bodyOf(visitor, address, call);
          const headers = Object.fromEntries(
            Object.entries(call.headers).map(([name, value]) => [name, inHeader(value)]),
          );
          const sent = body === undefined ? {} : { body: JSON.stringify(body) };
          const from = address.startsWith('/api/v1') ? address.slice(7) : `/${address}`;
          const { status } = await visitor.call(method.toUpperCase(), from, {
            headers: {
              ...headers,
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            ...sent,
          });
          if (path !== '/readyz') expect(status).toBeLessThan(500);
        }),
        { ...seed, numRuns },
      );
    },
  );
});
