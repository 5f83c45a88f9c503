import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { isLoopbackName } from './hosts.js';
import { figuresClosed } from './problems.js';
import { isSecret } from './secret.js';

/** What a proxy adds; whoever forwards a call is not the one who makes it. */
const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
];

const isLoopback = (address: string | undefined): boolean => {
  const plain = (address ?? '').replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
};

function comesFromHere({ headers, socket }: FastifyRequest): boolean {
  if (!isLoopback(socket.remoteAddress) || !isLoopbackName(headers.host ?? '')) return false;
  return forwarding.every((name) => headers[name] === undefined);
}

/**
 * Figures tell strangers how much work and trouble there is, so they are for a scraper of the own
 * machine. Once a token is set, it is asked of everybody, also of the own machine.
 */
export function demandMachine(request: FastifyRequest, token: string | undefined): void {
  const known =
    token === undefined ? comesFromHere(request) : isSecret(request, { scheme: 'Bearer', token });
  if (!known) throw figuresClosed();
  request.machine = true;
}
