import { Module } from '@nestjs/common';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { OpenCaseService } from './open-case.service.js';

@Module({ controllers: [CasesController], providers: [CasesService, OpenCaseService] })
export class CasesModule {}
