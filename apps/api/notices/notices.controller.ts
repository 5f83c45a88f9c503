import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  noticesQuery,
  type NoticesPage,
  type NoticesQuery,
  type NoticesRead,
  type UrgeReceipt,
} from '#contracts/api/notices.js';
import { actorIn, taskIn } from '../http/actor.js';
import { bodyOf } from '../http/body.js';
import { Checked } from '../http/checked.js';
import { isUuid } from '../http/uuid.js';
import { notFound } from '../http/problems.js';
import { keyIn } from '../inbox/idempotency-key.js';
import { NoticesService } from './notices.service.js';
import { UrgeService } from './urge.service.js';

@Controller('api/v1')
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly urging: UrgeService,
  ) {}

  @Get('notices')
  async list(
    @Query(new Checked(noticesQuery)) query: NoticesQuery,
    @Req() request: FastifyRequest,
  ): Promise<NoticesPage> {
    return await this.notices.page(actorIn(request), query);
  }

  @Post('notices/read-all')
  @HttpCode(200)
  async readAll(@Req() request: FastifyRequest): Promise<NoticesRead> {
    return { read: await this.notices.readAll(actorIn(request), request.id) };
  }

  @Post('notices/:id/read')
  @HttpCode(200)
  async read(@Param('id') id: string, @Req() request: FastifyRequest): Promise<NoticesRead> {
    if (!isUuid(id)) throw notFound();
    await this.notices.read(actorIn(request), id, request.id);
    return { read: 1 };
  }

  @Post('tasks/:id/urge')
  @HttpCode(200)
  async urge(@Req() request: FastifyRequest, @Body() body: unknown): Promise<UrgeReceipt> {
    const call = { body: bodyOf(body), key: keyIn(request), requestId: request.id };
    return await this.urging.urge(actorIn(request), taskIn(request), call);
  }
}
