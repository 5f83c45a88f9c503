import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tasksFilter, type TasksFilter } from '#contracts/api/tasks.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { sendFile } from '../http/send-file.js';
import { InboxService } from './inbox.service.js';
import { tasksSheet } from './tasks-sheet.js';

const mostRows = 10_000;

@Controller('api/v1')
export class TasksSheetController {
  constructor(private readonly inbox: InboxService) {}

  /** 导出: the filter of the list, as a sheet. */
  @Get('tasks.xlsx')
  async sheet(
    @Query(new Checked(tasksFilter)) filter: TasksFilter,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { items, now } = await this.inbox.rows(actorIn(request), filter, mostRows + 1);
    const cut = items.length > mostRows;
    const bytes = await tasksSheet(items.slice(0, mostRows), { filter, now, cut });
    await sendFile(reply, { plain: 'tasks', kind: 'xlsx', bytes });
  }
}
