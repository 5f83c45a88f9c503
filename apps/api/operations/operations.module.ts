import { Module } from '@nestjs/common';
import { ReconciliationController } from './reconciliation.controller.js';

@Module({ controllers: [ReconciliationController] })
export class OperationsModule {}
