import { z } from 'zod';
import { pagePersonHeader } from '#contracts/api/route.js';
import type { Route } from '#contracts/api/routes.js';
import * as v from '#contracts/api/values.js';
import type { Json, SharedSchemas } from './shared-schemas.js';

/** What a part of an address is, by its name; a route whose part is something else says so itself. */
const partsOfAddresses: Readonly<Record<string, z.ZodType>> = {
  id: z.uuid(),
  city: v.cityId,
  process: v.processCode,
  unit: v.unitCode,
  fund: v.caseFundCode,
  period: v.casePeriodAsked,
  month: v.monthAsked,
  date: v.dayAsked,
  clause: v.clauseCode,
};

const headers: Readonly<Record<string, { readonly schema: Json; readonly description: string }>> = {
  'Idempotency-Key': {
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    description:
      '每次办理一个唯一值，重发时不变 · One unique value for each act, the same when sent again',
  },
  'If-Match': {
    schema: { type: 'string', minLength: 1 },
    description: '读取时得到的 ETag · The ETag of what was read',
  },
};

/** Named once in `components.parameters`: every call of somebody signed in may carry it. */
export const sharedParameters: Json = {
  PagePerson: {
    name: pagePersonHeader,
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description:
      '页面所示人员的账号；与会话不符则 409 OTHER_PERSON · Whom the page shows, by username; another than the session’s is 409 OTHER_PERSON',
  },
};

export const namesInPath = (path: string): string[] =>
  [...path.matchAll(/:([a-z]+)/gi)].map(([, name = '']) => name);

/** What stands in the address, after it and in the headers of a call. */
export function parametersOf(route: Route, schemas: SharedSchemas): Json[] {
  const { path, query, params = {} } = route;
  const inPath = namesInPath(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas.of(params[name] ?? partsOfAddresses[name] ?? z.string().min(1), 'input'),
  }));
  const inQuery = query ? queryParameters(schemas.of(query, 'input')) : [];
  const inHeader = (route.headers ?? []).map((name) => ({
    name,
    in: 'header',
    required: true,
    ...(headers[name] ?? { schema: { type: 'string' } }),
  }));
  const signedIn = route.access !== 'PUBLIC' && route.access !== 'MACHINE';
  const ofPage = signedIn ? [{ $ref: '#/components/parameters/PagePerson' }] : [];
  return [...inPath, ...inQuery, ...inHeader, ...ofPage];
}

function queryParameters({ properties = {}, required = [] }: Json): Json[] {
  return Object.entries(properties as Json).map(([name, schema]) => ({
    name,
    in: 'query',
    ...((required as string[]).includes(name) ? { required: true } : {}),
    schema,
  }));
}
