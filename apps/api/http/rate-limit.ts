import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { attachmentLimits } from '#contracts/file-types.js';
import { api } from '#contracts/api/route.js';
import { tooManyCalls } from './problems.js';
import type { Right } from './right.js';

/** Calls a minute: of one person over all their sessions, and without a session from one address. */
export interface Rates {
  readonly person: number;
  readonly address: number;
  /** Files that one person sends. */
  readonly files?: number;
}

/** Twice the least a person is promised (300), with all of a minute's calls at once if they like. */
export const usualRates: Rates = { person: 600, address: 600 };

const windowMs = 60_000;

type Count = (
  request: FastifyRequest,
) => Promise<{ readonly isAllowed: boolean; readonly [more: string]: unknown }>;

/**
 * How often one may call, counted in this process. Whoever is signed in is counted as a person,
 * wherever they call from, because an office shares one address; the machine's operator is not
 * counted, nor are pages and files. A stream of events is one call. The library counts 5,000 persons and as many addresses;
 * beyond that the one not seen for longest is forgotten.
 */
export class RateLimit {
  private constructor(
    private readonly ofPerson: Count,
    private readonly ofAddress: Count,
    private readonly ofFiles: Count,
  ) {}

  static async on(fastify: FastifyInstance, rates: Rates = usualRates): Promise<RateLimit> {
    await fastify.register(rateLimit, { global: false });
    const limit = (max: number, keyGenerator?: (request: FastifyRequest) => string): Count =>
      fastify.createRateLimit({
        max,
        timeWindow: windowMs,
        ...(keyGenerator ? { keyGenerator } : {}),
      });
    const person = ({ actor }: FastifyRequest): string => actor?.personId ?? '';
    return new RateLimit(
      limit(rates.person, person),
      limit(rates.address),
      limit(rates.files ?? attachmentLimits.aMinute, person),
    );
  }

  /** One call; 429 with `Retry-After` once there were too many. */
  async spend(request: FastifyRequest, right: Right | undefined): Promise<void> {
    if (right && !right.path.startsWith(`${api}/`)) return;
    if (request.actor?.department === 'OPERATOR') return;
    // A caller who has hung up has no address any more.
    if (!request.actor && request.raw.socket.remoteAddress === undefined) return;
    await refuseBeyond(request.actor ? this.ofPerson : this.ofAddress, request);
    if (right?.upload && request.actor) await refuseBeyond(this.ofFiles, request);
  }
}

async function refuseBeyond(count: Count, request: FastifyRequest): Promise<void> {
  const counted = await count(request);
  if (counted.isAllowed || counted['isExceeded'] !== true) return;
  throw tooManyCalls(Math.max(1, Number(counted['ttlInSeconds'])));
}

/** Rates an operator has set (docs/runbook.md); what is no whole number above nothing is refused. */
export function ratesFrom(env: NodeJS.ProcessEnv): Rates {
  const read = (name: string, usual: number): number => {
    const given = env[name];
    if (given === undefined || given === '') return usual;
    if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
    throw new RangeError(`${name} 须为正整数 · ${name} must be a whole number above 0: ${given}`);
  };
  return {
    person: read('TONGCHOU_RATE_PERSON', usualRates.person),
    address: read('TONGCHOU_RATE_ADDRESS', usualRates.address),
  };
}
