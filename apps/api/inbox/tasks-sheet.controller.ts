import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { limits } from '#contracts/api/limits.js';
import { tasksFilter, type TasksFilter } from '#contracts/api/tasks.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { sendFile } from '../http/send-file.js';
import { WorkThread } from '../work-thread/work-thread.js';
import { InboxService } from './inbox.service.js';

const mostRows = limits.sheetRows;

@Controller('api/v1')
export class TasksSheetController {
  constructor(
    private readonly inbox: InboxService,
    private readonly thread: WorkThread,
  ) {}

  /** 导出: the filter of the list, as a sheet. */
  @Get('tasks.xlsx')
  async sheet(
    @Query(new Checked(tasksFilter)) filter: TasksFilter,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = actorIn(request);
    const { items, now } = await this.inbox.rows(actor, filter, mostRows + 1);
    const cut = items.length > mostRows;
    const rows = items.slice(0, mostRows);
    const sheet = await this.thread.run(actor.personId, 'tasksSheet', rows, { filter, now, cut });
    await sendFile(reply, { plain: 'tasks', kind: 'xlsx', bytes: Buffer.from(sheet) });
  }
}
