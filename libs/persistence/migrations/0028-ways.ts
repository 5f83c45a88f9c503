import type { MigrationInterface, QueryRunner } from 'typeorm';
import { codes } from './0028-ways/codes.js';
import { releases } from './0028-ways/releases.js';
import { reversals } from './0028-ways/reversals.js';

/** A decision carries its way, and only FORWARD releases money (docs/adr/0031). */
export class Ways0028 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'Ways00289700000000028';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [codes, releases, reversals]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
