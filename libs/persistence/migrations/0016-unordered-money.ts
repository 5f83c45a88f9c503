import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holds } from './0016-unordered-money/holds.js';
import { payments } from './0016-unordered-money/payments.js';
import { recognition } from './0016-unordered-money/recognition.js';
import { statements } from './0016-unordered-money/statements.js';

/**
 * 未经指令的付款 (P24, LS-3.b): money that left without an order of ours is an item, holds its account (TC023)
 * and is posted only as the statement says (TC022). docs/adr/0020-money-nobody-ordered.md says why.
 */
export class UnorderedMoney0016 implements MigrationInterface {
  readonly name = 'UnorderedMoney00169700000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [statements, payments, holds, recognition]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
