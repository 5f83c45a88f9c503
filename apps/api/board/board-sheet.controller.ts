import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { limits } from '#contracts/api/limits.js';
import {
  boardListFilter,
  boardQuery,
  type BoardListFilter,
  type BoardQuery,
} from '#contracts/api/board.js';
import type { ObligationItem } from '#contracts/api/obligations.js';
import { actorIn, type Actor } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { sendFile } from '../http/send-file.js';
import { obligationItem } from '../obligations/obligation-item.js';
import { ObligationsService } from '../obligations/obligations.service.js';
import { WorkThread } from '../work-thread/work-thread.js';
import { BoardService } from './board.service.js';
import { filterInWords } from './duty-words.js';

const mostRows = limits.sheetRows;

@Controller('api/v1')
export class BoardSheetController {
  constructor(
    private readonly boards: BoardService,
    private readonly obligations: ObligationsService,
    private readonly thread: WorkThread,
  ) {}

  /** 导出: the filter of the list of duties, as a sheet. */
  @Get('obligations.xlsx')
  async duties(
    @Query(new Checked(boardListFilter)) filter: BoardListFilter,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = actorIn(request);
    const { items, now, cut } = await this.items(actor, filter);
    const of = { asked: filterInWords(filter), now, cut };
    const bytes = Buffer.from(await this.thread.run(actor.personId, 'dutiesSheet', items, of));
    await sendFile(reply, { plain: 'obligations', kind: 'xlsx', bytes });
  }

  /** 导出: the board's late duties on one sheet, all of them on another. */
  @Get('board.xlsx')
  async board(
    @Query(new Checked(boardQuery)) query: BoardQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = actorIn(request);
    const board = await this.boards.view(actor, query, mostRows);
    const { year, period } = board;
    const filter = {
      ...query,
      ...(year === null ? {} : { year }),
      ...(period === null ? {} : { period }),
    };
    const { items, now, cut } = await this.items(actor, filter);
    const of = { asked: filterInWords(filter), now, cut };
    const sheet = await this.thread.run(actor.personId, 'boardSheet', board, items, of);
    await sendFile(reply, { plain: 'board', kind: 'xlsx', bytes: Buffer.from(sheet) });
  }

  private async items(
    actor: Actor,
    filter: BoardListFilter,
  ): Promise<{
    readonly items: readonly ObligationItem[];
    readonly now: number;
    readonly cut: boolean;
  }> {
    const { rows, now } = await this.obligations.rows(actor, filter, mostRows + 1);
    const items = rows.slice(0, mostRows).map((row) => obligationItem(row, now));
    return { items, now, cut: rows.length > mostRows };
  }
}
