import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  boardListQuery,
  boardQuery,
  type Board,
  type BoardListQuery,
  type BoardQuery,
} from '#contracts/api/board.js';
import type { ObligationsPage } from '#contracts/api/obligations.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { ObligationsService } from '../obligations/obligations.service.js';
import { BoardService } from './board.service.js';

@Controller('api/v1/board')
export class BoardController {
  constructor(
    private readonly boards: BoardService,
    private readonly obligations: ObligationsService,
  ) {}

  @Get()
  async read(
    @Query(new Checked(boardQuery)) query: BoardQuery,
    @Req() request: FastifyRequest,
  ): Promise<Board> {
    return await this.boards.view(actorIn(request), query);
  }

  @Get('obligations')
  async list(
    @Query(new Checked(boardListQuery)) query: BoardListQuery,
    @Req() request: FastifyRequest,
  ): Promise<ObligationsPage> {
    return await this.obligations.page(actorIn(request), query);
  }
}
