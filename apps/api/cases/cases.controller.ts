import { Controller, Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CaseView } from '#contracts/api/cases.js';
import { actorIn } from '../http/actor.js';
import { CasesService } from './cases.service.js';

interface CasePath {
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly fund: string;
  readonly period: string;
}

@Controller('api/v1/cases')
export class CasesController {
  constructor(private readonly cases: CasesService) {}

  @Get(':city/:process/:unit/:fund/:period')
  async read(@Param() path: CasePath, @Req() request: FastifyRequest): Promise<CaseView> {
    const id = [path.city, path.process, path.unit, path.fund, path.period].join('/');
    return await this.cases.view(actorIn(request), id);
  }
}
