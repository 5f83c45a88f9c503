import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { malformed, notFound } from './problems.js';
import { securityHeaders } from './security-headers.js';

const notDecodable = () =>
  malformed('MALFORMED', {
    zh: '地址无法读取，请检查其中的 % 转义',
    en: 'The address cannot be read; check its % escapes',
  });

/** An address the router itself turns away, before any hook: too long a part, or a broken escape. */
export function refuseAddress(
  { statusCode }: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  securityHeaders(request, reply);
  const problem = statusCode === 400 ? notDecodable() : notFound();
  void reply
    .status(problem.facts.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.document(request.id)));
}
