import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Parties outside the administration (定点医药机构, 国库 …) have desks like an office (docs/adr/0040), but a
 * county's hospital must not read the county's cases: it reads what is put to its own desks, and no more.
 */
export class OutsideParties0039 implements MigrationInterface {
  readonly name = 'OutsideParties00399700000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE office ADD COLUMN outside boolean NOT NULL DEFAULT false;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
