import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accounts } from './0003-ledger/accounts.js';
import { pinnedNames } from './0003-ledger/pinned-names.js';
import { postings } from './0003-ledger/postings.js';
import { statements } from './0003-ledger/statements.js';
import { transfers } from './0003-ledger/transfers.js';

/**
 * The money: what the law forbids, SQL refuses by itself, to the owner of the
 * tables too. M01 sums to zero, M02 one fund, M03 never negative, M04/M05 keys, M06 account pairs,
 * M07 one outcome, M10 persons and departments, M11 append only. Error codes TC0xx name the rule;
 * docs/adr/0003-ledger-in-sql.md lists them and says why SQL is the one to refuse.
 */
export class Ledger0003 implements MigrationInterface {
  readonly name = 'Ledger0003700000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [accounts, transfers, postings, statements, pinnedNames])
      await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
