import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  obligationsQuery,
  type Obligation,
  type ObligationsPage,
  type ObligationsQuery,
} from '#contracts/api/obligations.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { isUuid } from '../http/uuid.js';
import { notFound } from '../http/problems.js';
import { ObligationsService } from './obligations.service.js';

@Controller('api/v1/obligations')
export class ObligationsController {
  constructor(private readonly obligations: ObligationsService) {}

  @Get()
  async list(
    @Query(new Checked(obligationsQuery)) query: ObligationsQuery,
    @Req() request: FastifyRequest,
  ): Promise<ObligationsPage> {
    return await this.obligations.page(actorIn(request), query);
  }

  @Get(':id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Obligation> {
    if (!isUuid(id)) throw notFound();
    return await this.obligations.view(actorIn(request), id);
  }
}
