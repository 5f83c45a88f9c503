import { problem } from '#contracts/api/problem.js';
import { routes, type Route } from '#contracts/api/routes.js';
import { cookieName } from '../http/session-cookie.js';
import { answersOf, sharedRefusals } from './answers.js';
import { parametersOf, sharedParameters } from './parameters.js';
import { SharedSchemas, type Json } from './shared-schemas.js';

const usualPort = 8080;

/** The session's cookie unless the route says otherwise; figures need a token only from elsewhere. */
function securityOf({ access }: Route): Json {
  if (access === 'PUBLIC') return { security: [] };
  return access === 'MACHINE' ? { security: [{}, { metricsToken: [] }] } : {};
}

const oneFile: Json = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
  additionalProperties: false,
};

function bodyOf({ body, bodyOptional, upload }: Route, schemas: SharedSchemas): Json {
  if (upload) {
    const content = { 'multipart/form-data': { schema: oneFile } };
    return { requestBody: { required: true, content } };
  }
  if (!body) return {};
  const content = { 'application/json': { schema: schemas.of(body, 'input') } };
  return { requestBody: { required: !bodyOptional, content } };
}

function operationOf(route: Route, schemas: SharedSchemas): Json {
  const parameters = parametersOf(route, schemas);
  return {
    operationId: `${route.method.toLowerCase()} ${route.path}`
      .replace('/api/v1/', '')
      .replaceAll(/[^a-z0-9]+/gi, '_'),
    summary: route.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route, schemas),
    responses: answersOf(route, schemas),
    ...securityOf(route),
  };
}

/**
 * OpenAPI 3.1.1 of all there is, made from the schemas that are checked at the door, as an instance
 * on this port has it; over TLS the cookie's name begins with `__Host-`.
 */
export function openapiDocument(port = usualPort): Json {
  const schemas = new SharedSchemas();
  schemas.of(problem, 'output');
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:([a-z]+)/gi, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemas) };
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
      schemas: schemas.all(),
      parameters: sharedParameters,
      responses: sharedRefusals(),
    },
  };
}
