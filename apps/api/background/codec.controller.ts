import { Body, Controller, Headers, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { payloads as wirePayloads } from '#contracts/api/codec.js';
import { SealingCodec } from '#engine/codec/payload-codec.js';
import { decodeForReading, type WirePayload } from '#engine/codec/remote-codec.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { actorIn } from '../http/actor.js';
import { bodyOf } from '../http/body.js';
import { checked } from '../http/checked.js';

const longestNamespace = 200;

/** What the engine's web pages call to show a payload to an operator who may read it. */
@Controller('api/v1/codec')
export class CodecController {
  constructor(
    @Inject(SealingCodec) private readonly codec: SealingCodec,
    @Inject(Database) private readonly database: Database,
    @Inject(BusinessClock) private readonly clock: BusinessClock,
  ) {}

  /** The reading is on record before anything is shown. */
  @Post('decode')
  @HttpCode(200)
  async decode(
    @Body() body: unknown,
    @Headers('x-namespace') namespace: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly payloads: WirePayload[] }> {
    const { payloads } = checked(wirePayloads, bodyOf(body));
    const actor = actorIn(request);
    await appendAudit(this.database, {
      businessAt: await this.clock.now(),
      actor: actor.username,
      person: actor.personId,
      office: actor.office,
      action: 'PAYLOADS_READ',
      objectType: 'ENGINE',
      objectId: (namespace ?? '').slice(0, longestNamespace) || 'unknown',
      details: { payloads: payloads.length },
      requestId: request.id,
    });
    return { payloads: decodeForReading(this.codec, payloads) };
  }
}
