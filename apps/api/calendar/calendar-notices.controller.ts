import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type {
  CalendarNoticeDetail,
  CalendarNoticesPage,
  CalendarNoticeView,
  CalendarPreview,
} from '#contracts/api/calendar-notices.js';
import { actorIn } from '../http/actor.js';
import { bodyOf } from '../http/body.js';
import { ifMatchIn, setEtag } from '../http/etag.js';
import { seenHash } from './notice-seen.js';
import { CalendarNoticesService } from './calendar-notices.service.js';

/** Holiday notices: read, proposed by one person, confirmed by another. */
@Controller('api/v1/calendar/notices')
export class CalendarNoticesController {
  constructor(private readonly notices: CalendarNoticesService) {}

  @Get()
  list(@Req() request: FastifyRequest): Promise<CalendarNoticesPage> {
    return this.notices.list(actorIn(request));
  }

  @Post('preview')
  @HttpCode(200)
  preview(@Body() body: unknown, @Req() request: FastifyRequest): Promise<CalendarPreview> {
    return this.notices.preview(actorIn(request), bodyOf(body));
  }

  @Post()
  @HttpCode(201)
  propose(@Body() body: unknown, @Req() request: FastifyRequest): Promise<CalendarNoticeDetail> {
    return this.notices.propose(actorIn(request), bodyOf(body), request.id);
  }

  @Get(':id')
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarNoticeDetail> {
    const detail = await this.notices.show(actorIn(request), id);
    setEtag(reply, seenHash(detail));
    return detail;
  }

  @Post(':id/confirm')
  @HttpCode(200)
  confirm(@Param('id') id: string, @Req() request: FastifyRequest): Promise<CalendarNoticeView> {
    return this.notices.confirm(actorIn(request), id, {
      requestId: request.id,
      ifMatch: () => ifMatchIn(request),
    });
  }

  @Post(':id/reject')
  @HttpCode(200)
  reject(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<CalendarNoticeView> {
    return this.notices.reject(actorIn(request), id, bodyOf(body), request.id);
  }
}
