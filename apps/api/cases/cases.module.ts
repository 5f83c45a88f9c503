import { Module } from '@nestjs/common';
import { CaseListController } from './case-list.controller.js';
import { CaseListService } from './case-list.service.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { OpenCaseService } from './open-case.service.js';
import { ProcessListController } from './process-list.controller.js';

@Module({
  controllers: [CaseListController, CasesController, ProcessListController],
  providers: [CaseListService, CasesService, OpenCaseService],
})
export class CasesModule {}
