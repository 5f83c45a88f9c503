import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guards } from './0031-books/guards.js';
import { openings } from './0031-books/openings.js';
import { tables } from './0031-books/tables.js';
import { whose } from './0031-books/whose.js';

/**
 * Whose the money is, beside where it lies (docs/adr/0033-facts-and-books.md): every ledger entry says in its
 * own transaction which books it changes, and SQL holds both sides equal entry by entry (TC032). What lies on
 * the accounts when this runs is opened in the city's POOLED_FUND, before the guards stand.
 */
export class Books0031 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'Books00319700000000031';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [tables, openings, whose, guards]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
