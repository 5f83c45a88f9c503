import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CaseOpened, CaseView } from '#contracts/api/cases.js';
import { actorIn } from '../http/actor.js';
import { CasesService } from './cases.service.js';
import { OpenCaseService } from './open-case.service.js';

interface CasePath {
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly fund: string;
  readonly period: string;
}

@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly opening: OpenCaseService,
  ) {}

  @Post()
  @HttpCode(201)
  async open(@Req() request: FastifyRequest, @Body() body: unknown): Promise<CaseOpened> {
    return await this.opening.open(request, body);
  }

  @Get(':city/:process/:unit/:fund/:period')
  async read(@Param() path: CasePath, @Req() request: FastifyRequest): Promise<CaseView> {
    const id = [path.city, path.process, path.unit, path.fund, path.period].join('/');
    return await this.cases.view(actorIn(request), id);
  }
}
