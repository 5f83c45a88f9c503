import { z } from 'zod';
import { problem } from '#contracts/api/problem.js';
import { routes, type Route } from '#contracts/api/routes.js';
import { cookieName } from '../http/session-cookie.js';

type Json = Record<string, unknown>;

const usualPort = 8080;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as Json;
  return rest;
};

const jsonContent = (schema: Json): Json => ({ 'application/json': { schema } });

function parametersOf({ path, query, headers }: Route): Json[] {
  const inPath = [...path.matchAll(/:([a-z]+)/gi)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const properties = query ? ((schemaOf(query, 'input')['properties'] ?? {}) as Json) : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
  }));
  const inHeader = (headers ?? []).map((name) => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery, ...inHeader];
}

function answersOf({ answer, status = 200, otherStatus, media }: Route): Json {
  const content = answer
    ? { content: jsonContent(schemaOf(answer, 'output')) }
    : media
      ? { content: { [media]: { schema: { type: 'string' } } } }
      : {};
  return {
    [status]: { description: '成功 · Done', ...content },
    ...(otherStatus === undefined
      ? {}
      : { [otherStatus]: { description: '暂不能 · Not now', ...content } }),
    default: {
      description: '问题 · Problem',
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      },
    },
  };
}

/** The session's cookie unless the route says otherwise; figures need a token only from elsewhere. */
function securityOf({ access }: Route): Json {
  if (access === 'PUBLIC') return { security: [] };
  return access === 'MACHINE' ? { security: [{}, { metricsToken: [] }] } : {};
}

function operationOf(route: Route): Json {
  const parameters = parametersOf(route);
  return {
    operationId: `${route.method.toLowerCase()} ${route.path}`
      .replace('/api/v1/', '')
      .replaceAll(/[^a-z0-9]+/gi, '_'),
    summary: route.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body
      ? { requestBody: { required: true, content: jsonContent(schemaOf(route.body, 'input')) } }
      : {}),
    responses: answersOf(route),
    ...securityOf(route),
  };
}

/**
 * OpenAPI 3.1.1 of all there is, made from the schemas that are checked at the door, as an instance
 * on this port has it; over TLS the cookie's name begins with `__Host-`.
 */
export function openapiDocument(port = usualPort): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:([a-z]+)/gi, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.1',
    info: { title: '统筹 Tongchou', version: '1' },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName(port) },
        metricsToken: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: schemaOf(problem, 'output') },
    },
  };
}
