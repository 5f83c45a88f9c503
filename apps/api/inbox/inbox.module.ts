import { Module } from '@nestjs/common';
import { ClaimService } from './claim.service.js';
import { DecideService } from './decide.service.js';
import { DecisionsController } from './decisions.controller.js';
import { InboxService } from './inbox.service.js';
import { TaskService } from './task.service.js';
import { TasksSheetController } from './tasks-sheet.controller.js';
import { TasksController } from './tasks.controller.js';

@Module({
  controllers: [TasksSheetController, TasksController, DecisionsController],
  providers: [InboxService, TaskService, ClaimService, DecideService],
  exports: [InboxService, ClaimService],
})
export class InboxModule {}
