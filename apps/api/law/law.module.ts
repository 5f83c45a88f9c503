import { Module } from '@nestjs/common';
import { LawController } from './law.controller.js';
import { NamesController } from './names.controller.js';

@Module({ controllers: [LawController, NamesController] })
export class LawModule {}
