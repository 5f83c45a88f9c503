import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { comparisonQuery, evaluationQuery, formulasQuery } from '#contracts/api/rules.js';
import { compareReadings } from '#policy/formulas/compare.js';
import { evaluate, work, type Evaluation } from '#policy/formulas/evaluate.js';
import { listFormulas } from '#policy/formulas/list.js';
import { packs } from '#policy/load-packs.js';
import { Checked } from '../http/checked.js';
import { Problem } from '../http/problem.js';
import { sendFile } from '../http/send-file.js';
import { askedIn, withPack } from './asked.js';
import { workingSheet } from './working-sheet.js';

interface WithReadings {
  readonly reading?: string | readonly string[] | undefined;
}

/** `rules` and `readings compare` of the CLI, with the same code behind them. */
@Controller('api/v1/rules')
export class RulesController {
  @Get()
  list(@Query(new Checked(formulasQuery)) { city }: { city?: string }): object {
    const asked = packs().filter(({ id }) => city === undefined || id === city);
    return { items: asked.flatMap(listFormulas) };
  }

  /** An array is a batch: answers in the same order, a failed one as `{error}`. */
  @Post(':city/:formula')
  @HttpCode(200)
  evaluate(
    @Param('city') city: string,
    @Param('formula') formula: string,
    @Query(new Checked(evaluationQuery)) { reading }: WithReadings,
    @Body() body: unknown,
    @Req() { id: traceId }: FastifyRequest,
  ): object {
    const { input, readings } = askedIn(body, reading);
    const one = (each: unknown): Evaluation =>
      withPack(city, formula, (pack) => evaluate(pack, formula, each, readings));
    if (!Array.isArray(input)) return one(input);
    return input.map((each: unknown) => {
      try {
        return one(each);
      } catch (error) {
        if (!(error instanceof Problem) || error.facts.status !== 422) throw error;
        return { error: error.document(traceId) };
      }
    });
  }

  @Post(':city/:formula/comparison')
  @HttpCode(200)
  compare(
    @Param('city') city: string,
    @Param('formula') formula: string,
    @Query(new Checked(comparisonQuery)) { reading }: { reading: string },
    @Body() body: unknown,
  ): object {
    const { input } = askedIn(body, undefined);
    return {
      alternatives: withPack(city, formula, (pack) =>
        compareReadings(pack, formula, input, reading),
      ),
    };
  }

  /** 计算过程: every amount a live formula, the clause beside it. */
  @Post(':city/:formula/working.xlsx')
  @HttpCode(200)
  async sheet(
    @Param('city') city: string,
    @Param('formula') formula: string,
    @Query(new Checked(evaluationQuery)) { reading }: WithReadings,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { input, readings } = askedIn(body, reading);
    const working = withPack(city, formula, (pack) => work(pack, formula, input, readings));
    const bytes = await workingSheet(working);
    await sendFile(reply, { plain: `${city}-${formula}`, kind: 'xlsx', bytes });
  }
}
