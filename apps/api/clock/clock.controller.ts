import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clockMove, clockQuery, type Clock } from '#contracts/api/clock.js';
import { actorIn } from '../http/actor.js';
import { bodyOf } from '../http/body.js';
import { Checked, checked } from '../http/checked.js';
import { ClockService } from './clock.service.js';

const nothing = new Checked(clockQuery);

/** `GET` and `POST /clock`; the front door lets only the administrator and the operator's key in. */
@Controller('api/v1/clock')
export class ClockController {
  constructor(@Inject(ClockService) private readonly clock: ClockService) {}

  @Get()
  show(@Query(nothing) _query: object): Promise<Clock> {
    return this.clock.show();
  }

  @Post()
  @HttpCode(200)
  move(
    @Body() body: unknown,
    @Query(nothing) _query: object,
    @Req() request: FastifyRequest,
  ): Promise<Clock> {
    const { to } = checked(clockMove, bodyOf(body));
    return this.clock.move(to, actorIn(request), request.id);
  }
}
