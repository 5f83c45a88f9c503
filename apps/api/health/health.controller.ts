import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Readiness } from '#contracts/api/operations.js';
import { Metrics } from './metrics.js';
import { ReadinessService } from './readiness.js';

@Controller()
export class HealthController {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  alive(): { readonly status: string } {
    return { status: 'up' };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const found = await this.readiness.look();
    reply.status(found.ready ? 200 : 503);
    return found;
  }

  @Get('metrics')
  async figures(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.metrics.contentType);
    return await this.metrics.text();
  }
}
