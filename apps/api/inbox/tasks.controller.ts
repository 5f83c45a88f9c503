import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tasksQuery, type Task, type TasksPage, type TasksQuery } from '#contracts/api/tasks.js';
import { actorIn, taskIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { setEtag } from '../http/etag.js';
import { ClaimService } from './claim.service.js';
import { InboxService } from './inbox.service.js';
import { TaskService } from './task.service.js';

@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly inbox: InboxService,
    private readonly tasks: TaskService,
    private readonly claims: ClaimService,
  ) {}

  @Get()
  async list(
    @Query(new Checked(tasksQuery)) query: TasksQuery,
    @Req() request: FastifyRequest,
  ): Promise<TasksPage> {
    return await this.inbox.page(actorIn(request), query);
  }

  @Get(':id')
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Task> {
    const actor = actorIn(request);
    const task = await this.tasks.fresh(actor, taskIn(request));
    setEtag(reply, task.version);
    return await this.tasks.view(actor, task);
  }

  @Post(':id/claim')
  @HttpCode(200)
  async claim(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Task> {
    const task = await this.claims.claim(actorIn(request), taskIn(request), request.id);
    setEtag(reply, task.version);
    return await this.tasks.view(actorIn(request), task);
  }

  @Post(':id/release')
  @HttpCode(200)
  async release(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<Task> {
    const actor = actorIn(request);
    const call = { body, requestId: request.id };
    const task = await this.claims.release(actor, taskIn(request), call);
    setEtag(reply, task.version);
    return await this.tasks.released(actor, task);
  }
}
