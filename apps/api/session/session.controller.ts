import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { credentials, passwordChange, type Session } from '#contracts/api/session.js';
import { actorIn } from '../http/actor.js';
import { checked } from '../http/checked.js';
import { bodyOf } from '../http/body.js';
import { clearCookie, setCookie } from '../http/session-cookie.js';
import { OwnPasswordService } from './own-password.service.js';
import { SessionService, type CalledFrom } from './session.service.js';
import { signInAddress } from './sign-in-address.js';

const fromOf = (request: FastifyRequest): CalledFrom => ({
  address: signInAddress(request.ip),
  requestId: request.id,
});

@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly ownPassword: OwnPasswordService,
  ) {}

  @Post()
  @HttpCode(200)
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const given = checked(credentials, bodyOf(body));
    const { actor, token } = await this.sessions.signIn(given, fromOf(request));
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
    await this.sessions.signOut(actorIn(request), fromOf(request));
    clearCookie(request, reply);
  }

  @Put('password')
  async changePassword(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Session> {
    const actor = actorIn(request);
    const given = checked(passwordChange, bodyOf(body));
    await this.ownPassword.change(actor, given, fromOf(request));
    return await this.sessions.view({ ...actor, mustChange: false });
  }

  @Post('password')
  @HttpCode(200)
  async postPassword(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Session> {
    return await this.changePassword(body, request);
  }
}
