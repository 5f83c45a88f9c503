import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `Authorization: <scheme> <token>`, compared so that time tells nothing about the token. */
export function isSecret(
  request: FastifyRequest,
  { scheme, token }: { readonly scheme: string; readonly token: string },
): boolean {
  const [named, given = ''] = (request.headers.authorization ?? '').split(' ');
  return (
    named?.toLowerCase() === scheme.toLowerCase() && timingSafeEqual(digest(given), digest(token))
  );
}
