import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  accountsQuery,
  postingsQuery,
  transfersQuery,
  type AccountsQuery,
  type PostingsQuery,
  type TransfersQuery,
} from '#contracts/api/money.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { MoneyService } from './money.service.js';

@Controller('api/v1')
export class MoneyController {
  constructor(private readonly money: MoneyService) {}

  @Get('transfers')
  async transfers(
    @Query(new Checked(transfersQuery)) query: TransfersQuery,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return await this.money.transfers(actorIn(request), query);
  }

  @Get('accounts')
  async accounts(
    @Query(new Checked(accountsQuery)) query: AccountsQuery,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return await this.money.accounts(actorIn(request), query);
  }

  @Get('accounts/:id/postings')
  async postings(
    @Param('id') id: string,
    @Query(new Checked(postingsQuery)) query: PostingsQuery,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return await this.money.postings(actorIn(request), id, query);
  }
}
