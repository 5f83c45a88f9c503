import type { Route } from '#contracts/api/routes.js';
import { namesInPath } from './parameters.js';
import type { Json, SharedSchemas } from './shared-schemas.js';

/** Why a call may be refused, by status; 500 is never an answer, it is a fault. */
const refusals: Readonly<Record<number, string>> = {
  400: '请求无法读取，或缺少 Idempotency-Key · The request cannot be read, or has no Idempotency-Key',
  401: '未登录，或密码不正确 · Not signed in, or a wrong password',
  403: '岗位不符，或请求来自其他网站 · Not your post, or sent from another site',
  404: '不存在，或不在管辖范围内 · Not there, or outside your scope',
  409: '已办结，或由他人办理中，或页面属于他人 · Finished, held by another, or sent by another person’s page',
  412: 'If-Match 已过期 · If-Match is stale',
  413: '内容过大 · Too large',
  415: '内容类型不支持 · Unsupported media type',
  422: '内容不符合要求，逐项列出 · Not as required; each fault is listed',
  428: '缺少 If-Match · If-Match is missing',
  429: '过于频繁 · Too often',
  431: '地址或请求头过长 · The address or a header is too long',
  503: '暂不可用 · Not available now',
};
/** These say when to ask again. */
const later = new Set([429, 503]);
const retryAfter = {
  'Retry-After': {
    description: '多少秒后重试 · Seconds to wait',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
};

const nameOf = (status: number): string => `Problem${status}`;

/** Every refusal once, for `components.responses`. */
export function sharedRefusals(): Json {
  return Object.fromEntries(
    Object.entries(refusals).map(([status, description]) => [
      nameOf(Number(status)),
      {
        description,
        ...(later.has(Number(status)) ? { headers: retryAfter } : {}),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}

/** The statuses a route may refuse with: they follow from what it takes and whom it lets in. */
export function refusalsOf(route: Route): number[] {
  const changes = route.method !== 'GET';
  const reads = changes || namesInPath(route.path).length > 0;
  const asks = reads || route.query !== undefined;
  const signedIn = route.access !== 'PUBLIC';
  const counted = route.path.startsWith('/api/v1/');
  const of = new Map<number, boolean>([
    [400, reads],
    [401, signedIn],
    [403, signedIn || changes],
    [404, namesInPath(route.path).length > 0],
    [409, changes || signedIn],
    [412, route.headers?.includes('If-Match') ?? false],
    [413, changes],
    [415, changes],
    [422, asks],
    [428, route.headers?.includes('If-Match') ?? false],
    [429, counted],
    [431, true],
    [503, counted],
  ]);
  const always = [...of].filter(([, may]) => may).map(([status]) => status);
  return [...new Set([...always, ...(route.refusals ?? [])])].sort((a, b) => a - b);
}

const etag = {
  ETag: {
    description:
      '版本，或所示内容的 SHA-256；写入 If-Match · The version, or the SHA-256 of what is shown; for If-Match',
    schema: { type: 'string', pattern: '^"(\\d+|[0-9a-f]{64})"$' },
  },
};
const fileName = ({ shown }: Route): Json => ({
  'Content-Disposition': {
    schema: {
      type: 'string',
      pattern: shown ? '^(attachment|inline); filename' : '^attachment; filename',
    },
  },
});

function contentOf(route: Route, schemas: SharedSchemas): Json {
  const { answer, media } = route;
  if (answer) return { content: { 'application/json': { schema: schemas.of(answer, 'output') } } };
  if (media === undefined) return {};
  const types = [media].flat();
  const isText = types.every((type) => type.startsWith('text/'));
  const schema = isText ? { type: 'string' } : { type: 'string', format: 'binary' };
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  return { content, ...(isText ? {} : { headers: fileName(route) }) };
}

/** What may come back. */
export function answersOf(route: Route, schemas: SharedSchemas): Json {
  const { status = 200, otherStatus } = route;
  const refused = refusalsOf(route).map((each) => [
    each,
    { $ref: `#/components/responses/${nameOf(each)}` },
  ]);
  return {
    ...(Object.fromEntries(refused) as Json),
    [status]: {
      description: '成功 · Done',
      ...contentOf(route, schemas),
      ...(route.etag ? { headers: etag } : {}),
    },
    ...(otherStatus === undefined
      ? {}
      : { [otherStatus]: { description: '暂不能 · Not now', ...contentOf(route, schemas) } }),
  };
}
