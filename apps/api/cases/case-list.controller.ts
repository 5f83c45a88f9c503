import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  casesFilter,
  casesQuery,
  type CasesFilter,
  type CasesPage,
  type CasesQuery,
} from '#contracts/api/case-lists.js';
import { limits } from '#contracts/api/limits.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { sendFile } from '../http/send-file.js';
import { WorkThread } from '../work-thread/work-thread.js';
import { CaseListService } from './case-list.service.js';

const mostRows = limits.sheetRows;

/** 办件清单, as a list and as a sheet. */
@Controller('api/v1')
export class CaseListController {
  constructor(
    private readonly cases: CaseListService,
    private readonly thread: WorkThread,
  ) {}

  @Get('cases')
  async list(
    @Query(new Checked(casesQuery)) query: CasesQuery,
    @Req() request: FastifyRequest,
  ): Promise<CasesPage> {
    return await this.cases.page(actorIn(request), query);
  }

  /** 导出: the filter of the list, as a sheet. */
  @Get('cases.xlsx')
  async sheet(
    @Query(new Checked(casesFilter)) filter: CasesFilter,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = actorIn(request);
    const { items, now } = await this.cases.rows(actor, filter, mostRows + 1);
    const cut = items.length > mostRows;
    const rows = items.slice(0, mostRows);
    const sheet = await this.thread.run(actor.personId, 'casesSheet', rows, { filter, now, cut });
    await sendFile(reply, { plain: 'cases', kind: 'xlsx', bytes: Buffer.from(sheet) });
  }
}
