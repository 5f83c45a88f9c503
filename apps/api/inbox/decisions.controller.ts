import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Decision, DecisionReceipt } from '#contracts/api/decisions.js';
import { instantText } from '#domain/time/instant.js';
import { Database } from '#persistence/database.js';
import { findDecision } from '#persistence/inbox/find-decision.js';
import { actorIn } from '../http/actor.js';
import { isUuid } from '../http/uuid.js';
import { notFound } from '../http/problems.js';
import { DecideService } from './decide.service.js';

@Controller('api/v1')
export class DecisionsController {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecideService,
  ) {}

  @Post('tasks/:id/decision')
  @HttpCode(200)
  async decide(@Req() request: FastifyRequest, @Body() body: unknown): Promise<DecisionReceipt> {
    return await this.decisions.decide(request, body);
  }

  @Get('decisions/:id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Decision> {
    const found = isUuid(id) ? await findDecision(this.database, actorIn(request), id) : null;
    if (!found) throw notFound();
    return {
      decisionId: found.id,
      state: found.state,
      taskId: found.taskId,
      decision: found.code,
      way: found.way,
      by: { username: found.username, person: found.person },
      at: instantText(Number(found.at)),
    };
  }
}
