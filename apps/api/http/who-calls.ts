import type { FastifyRequest } from 'fastify';
import type { Database } from '#persistence/database.js';
import { findSession, type SignedIn } from '#persistence/sessions/find-session.js';
import { actorOf, type Actor } from './actor.js';
import { notSignedIn } from './problems.js';
import type { Right } from './right.js';
import { isSecret } from './secret.js';
import { idleMinutes, tokenHashIn } from './session-cookie.js';

/** Who the holder of the machine's own key acts as (docs/adr/0005-operator-key.md). */
const operator: SignedIn = {
  username: 'operator',
  personId: '00000000-0000-0000-0000-000000000000',
  person: 'operator',
  office: 'operator',
  department: 'OPERATOR',
  unit: '',
  level: '',
  city: '',
  outside: false,
  posts: ['administrator'],
};
const leastKeyLength = 64;

/** The person of a session, or the operator where the route takes the operator's key; else 401. */
export async function whoCalls(
  request: FastifyRequest,
  right: Right | undefined,
  {
    database,
    operatorKey = '',
  }: { readonly database: Database; readonly operatorKey?: string | undefined },
): Promise<Actor> {
  const key = { scheme: 'Operator', token: operatorKey };
  if (right?.operator && operatorKey.length >= leastKeyLength && isSecret(request, key)) {
    return actorOf(operator, null);
  }
  const tokenHash = tokenHashIn(request);
  const signedIn = tokenHash && (await findSession(database, tokenHash, idleMinutes));
  if (!signedIn) throw notSignedIn();
  return actorOf(signedIn, tokenHash);
}
