import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { malformed, notFound } from './problems.js';
import { securityHeaders } from './security-headers.js';

const notReadable = () =>
  malformed('MALFORMED', {
    zh: '地址无法读取，请检查其中的 % 转义和特殊字符',
    en: 'The address cannot be read; check its % escapes and special characters',
  });

/** What no address holds, so that nothing behind the door meets it: a NUL, or a fragment (RFC 9112 §3.2). */
export function refuseUnreadableParts(request: FastifyRequest): void {
  const parts = Object.values((request.params ?? {}) as Readonly<Record<string, unknown>>);
  const nul = parts.some((part) => typeof part === 'string' && part.includes('\0'));
  if (nul || request.url.includes('#')) throw notReadable();
}

/** An address the router itself turns away, before any hook: too long a part, or a broken escape. */
export function refuseAddress(
  { statusCode }: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  securityHeaders(request, reply);
  const problem = statusCode === 400 ? notReadable() : notFound();
  void reply
    .status(problem.facts.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.document(request.id)));
}
