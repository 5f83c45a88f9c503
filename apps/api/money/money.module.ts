import { Module } from '@nestjs/common';
import { BooksController } from './books.controller.js';
import { BooksService } from './books.service.js';
import { MoneyController } from './money.controller.js';
import { MoneyService } from './money.service.js';

@Module({
  controllers: [MoneyController, BooksController],
  providers: [MoneyService, BooksService],
})
export class MoneyModule {}
