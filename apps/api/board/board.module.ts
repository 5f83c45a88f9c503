import { Module } from '@nestjs/common';
import { ObligationsModule } from '../obligations/obligations.module.js';
import { BoardController } from './board.controller.js';
import { BoardService } from './board.service.js';
import { BoardSheetController } from './board-sheet.controller.js';

@Module({
  imports: [ObligationsModule],
  controllers: [BoardController, BoardSheetController],
  providers: [BoardService],
})
export class BoardModule {}
