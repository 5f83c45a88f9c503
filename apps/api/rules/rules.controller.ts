import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { comparisonQuery, evaluationQuery, formulasQuery } from '#contracts/api/rules.js';
import { listFormulas } from '#policy/formulas/list.js';
import { packs } from '#policy/load-packs.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { sendFile } from '../http/send-file.js';
import { WorkThread } from '../work-thread/work-thread.js';
import { refuseLongBatch, withPack } from './asked.js';

const json = 'application/json; charset=utf-8';

interface WithReadings {
  readonly reading?: string | readonly string[] | undefined;
}

/** `rules` and `readings compare` of the CLI, with the same code behind them, in a thread of its own. */
@Controller('api/v1/rules')
export class RulesController {
  constructor(private readonly thread: WorkThread) {}

  @Get()
  list(@Query(new Checked(formulasQuery)) { city }: { city?: string }): object {
    const asked = packs().filter(({ id }) => city === undefined || id === city);
    return { items: asked.flatMap(listFormulas) };
  }

  @Post(':city/:formula')
  @HttpCode(200)
  async evaluate(
    @Param('city') city: string,
    @Param('formula') formula: string,
    @Query(new Checked(evaluationQuery)) { reading }: WithReadings,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    withPack(city, formula, () => refuseLongBatch(body));
    const { personId } = actorIn(request);
    const asked = { city, formula, body, reading };
    const answer = await this.thread.run(personId, 'evaluated', asked, request.id);
    await reply.type(json).send(Buffer.from(answer));
  }

  @Post(':city/:formula/comparison')
  @HttpCode(200)
  async compare(
    @Param('city') city: string,
    @Param('formula') formula: string,
    @Query(new Checked(comparisonQuery)) { reading }: { reading: string },
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { personId } = actorIn(request);
    const answer = await this.thread.run(personId, 'compared', { city, formula, body }, reading);
    await reply.type(json).send(Buffer.from(answer));
  }

  /** 计算过程: every amount a live formula, the clause beside it. */
  @Post(':city/:formula/working.xlsx')
  @HttpCode(200)
  async sheet(
    @Param('city') city: string,
    @Param('formula') formula: string,
    @Query(new Checked(evaluationQuery)) { reading }: WithReadings,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { personId } = actorIn(request);
    const sheet = await this.thread.run(personId, 'worked', { city, formula, body, reading });
    const bytes = Buffer.from(sheet);
    await sendFile(reply, { plain: `${city}-${formula}`, kind: 'xlsx', bytes });
  }
}
