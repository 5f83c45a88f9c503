import type { FastifyReply, FastifyRequest } from 'fastify';
import { routes } from '#contracts/api/routes.js';
import { foreignOrigin } from './problems.js';

/** The only other origin there is: the engine's own pages, which read payloads with a person's session. */
const open = new Set(routes.filter(({ engineUi }) => engineUi).map(({ path }) => path));

const originOf = (url: string | undefined): string | null =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : null;

/** Answers to the engine's pages may be read by them; true when the call is theirs. */
export function allowEngineUi(
  request: FastifyRequest,
  reply: FastifyReply,
  engineUi: string | undefined,
): boolean {
  const { origin } = request.headers;
  if (origin === undefined || origin !== originOf(engineUi)) return false;
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'origin',
  });
  return true;
}

export const isPreflight = (request: FastifyRequest): boolean =>
  request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;

/** A browser asks before it calls; it carries no session then. */
export async function answerPreflight(
  request: FastifyRequest,
  reply: FastifyReply,
  engineUi: string | undefined,
): Promise<FastifyReply> {
  const [path = ''] = request.url.split('?');
  if (!open.has(path) || !allowEngineUi(request, reply, engineUi)) throw foreignOrigin();
  return await reply
    .status(204)
    .headers({
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, x-namespace, authorization',
      'access-control-max-age': '600',
    })
    .send();
}
