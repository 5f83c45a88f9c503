import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openapiDocument } from '../../apps/api/openapi/openapi-document.js';

/** One call and what came back. */
export interface Exchange {
  readonly method: string;
  /** With its query, from the root. */
  readonly path: string;
  /** The JSON that was sent. */
  readonly sent?: unknown;
  readonly status: number;
  readonly headers: Headers;
  /** What JSON was read as; a text or bytes otherwise. */
  readonly body: unknown;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}
interface Response {
  readonly headers?: Readonly<Record<string, { readonly schema: { readonly pattern: string } }>>;
  readonly content?: Readonly<Record<string, object>>;
}

const document = openapiDocument() as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
};

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
ajv.addFormat('yuan', /^-?(0|[1-9]\d*)\.\d{2}$/);
ajv.addSchema(document, 'api', undefined, false);

const compiled = new Map<string, ValidateFunction>();

/** The schema at a place of the document; all others are found through it. */
function validatorAt(...place: readonly string[]): ValidateFunction {
  const pointer = place.map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  const $ref = `api#/${pointer.join('/')}`;
  const known = compiled.get($ref) ?? ajv.compile({ $ref });
  compiled.set($ref, known);
  return known;
}

function schemaFaults(validate: ValidateFunction, value: unknown, what: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${what} ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}

const literal = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
/** The address with most of its own letters comes first: `/letters/{id}.pdf` before `/letters/{id}`. */
const templates = Object.keys(document.paths)
  .map((template) => ({
    template,
    form: new RegExp(`^${literal(template).replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    own: template.replaceAll(/\{\w+\}/g, '').length,
  }))
  .sort((a, b) => b.own - a.own);

const operationAt = (method: string, path: string): [string, Operation | undefined] => {
  const template = templates.find(({ form }) => form.test(path))?.template ?? '';
  return [template, document.paths[template]?.[method]];
};

/** Refusals of addresses and methods that are in no document. */
const outside = new Set([400, 401, 403, 404, 405, 413, 415, 422, 429, 503]);

function problemFaults({ status, body }: Exchange): string[] {
  if (!outside.has(status)) return [`${status} where the document has no such call`];
  return schemaFaults(validatorAt('components', 'schemas', 'Problem'), body, 'problem');
}

function answerFaults(exchange: Exchange, template: string, method: string): string[] {
  const { status, headers, body } = exchange;
  const listed = document.paths[template]?.[method]?.responses[status];
  if (!listed) return [`status ${status} is not listed`];
  const shared = /^#\/components\/responses\/(\w+)$/.exec(listed.$ref ?? '')?.[1];
  const place = shared
    ? ['components', 'responses', shared]
    : ['paths', template, method, 'responses', String(status)];
  const response = shared ? document.components.responses[shared] : (listed as Response);
  const { content = {}, headers: promised = {} } = response ?? {};
  const missing = Object.entries(promised).flatMap(([name, { schema }]) =>
    new RegExp(schema.pattern).test(headers.get(name) ?? '') ? [] : [`header ${name}`],
  );
  if (exchange.method === 'HEAD') return missing;
  const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (Object.keys(content).length === 0) {
    return body === '' || body === undefined
      ? missing
      : [...missing, 'content where none is listed'];
  }
  if (!(type in content)) return [...missing, `content type ${type || 'none'} is not listed`];
  if (!type.includes('json')) return missing;
  return [
    ...missing,
    ...schemaFaults(validatorAt(...place, 'content', type, 'schema'), body, 'answer'),
  ];
}

/** What was taken must have been what the document says is taken. */
function requestFaults({ path, sent }: Exchange, template: string, method: string): string[] {
  const operation = document.paths[template]?.[method];
  const names = (operation?.parameters ?? [])
    .filter((each) => each.in === 'query')
    .map(({ name }) => name);
  const unknown = [...new URL(path, 'http://x').searchParams.keys()]
    .filter((name) => !names.includes(name))
    .map((name) => `the query ${name} is not listed`);
  if (sent === undefined || !operation?.requestBody) return unknown;
  const place = ['paths', template, method, 'requestBody', 'content', 'application/json', 'schema'];
  return [...unknown, ...schemaFaults(validatorAt(...place), sent, 'request')];
}

/** Where a call and its answer are not as the OpenAPI document says; none where they are. */
export function faultsOf(exchange: Exchange): string[] {
  if (exchange.method === 'OPTIONS') return [];
  const [path = ''] = exchange.path.split('?');
  const method = exchange.method === 'HEAD' ? 'get' : exchange.method.toLowerCase();
  const [template, operation] = operationAt(method, path);
  if (!operation) return exchange.method === 'HEAD' ? [] : problemFaults(exchange);
  return [
    ...answerFaults(exchange, template, method),
    ...(exchange.status < 300 ? requestFaults(exchange, template, method) : []),
  ];
}

/** Ends the test whose call or answer is not as the document says. */
export function asDocumented(exchange: Exchange): void {
  const faults = faultsOf(exchange);
  if (faults.length === 0) return;
  const { method, path, status } = exchange;
  throw new Error(`${method} ${path} → ${status} is not as documented:\n${faults.join('\n')}`);
}
