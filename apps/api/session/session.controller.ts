import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { credentials, type Session } from '#contracts/api/session.js';
import { actorIn } from '../http/actor.js';
import { checked } from '../http/checked.js';
import { bodyOf } from '../http/body.js';
import { clearCookie, setCookie } from '../http/session-cookie.js';
import { SessionService } from './session.service.js';

@Controller('api/v1/session')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Post()
  @HttpCode(200)
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const given = checked(credentials, bodyOf(body));
    const { actor, token } = await this.sessions.signIn(given, request.id);
    setCookie(request, reply, token);
    return await this.sessions.view(actor);
  }

  @Get()
  async read(@Req() request: FastifyRequest): Promise<Session> {
    return await this.sessions.view(actorIn(request));
  }

  @Delete()
  @HttpCode(204)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(actorIn(request));
    clearCookie(request, reply);
  }
}
