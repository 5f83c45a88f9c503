import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who exists: cities, units, offices, people, their accounts and sessions, and the business clock. */
export class Organisation0001 implements MigrationInterface {
  readonly name = 'Organisation0001700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE city (
        id text PRIMARY KEY,
        division char(6) NOT NULL UNIQUE,
        name text NOT NULL,
        pack text NOT NULL
      );
      CREATE TABLE unit (
        code char(6) PRIMARY KEY,
        city text NOT NULL REFERENCES city,
        name text NOT NULL,
        level text NOT NULL CHECK (level IN ('CITY', 'CITY_UNIT', 'COUNTY_UNIT'))
      );
      CREATE TABLE office (
        id text PRIMARY KEY,
        unit char(6) NOT NULL REFERENCES unit,
        department text NOT NULL,
        name text NOT NULL,
        UNIQUE (unit, department)
      );
      CREATE TABLE person (
        id uuid PRIMARY KEY,
        name text NOT NULL
      );
      CREATE TABLE account (
        username text PRIMARY KEY,
        person uuid NOT NULL REFERENCES person,
        office text NOT NULL REFERENCES office,
        password_hash text NOT NULL,
        disabled boolean NOT NULL DEFAULT false
      );
      CREATE TABLE account_post (
        username text NOT NULL REFERENCES account ON DELETE CASCADE,
        post text NOT NULL,
        PRIMARY KEY (username, post)
      );
      CREATE TABLE session (
        token_hash bytea PRIMARY KEY,
        username text NOT NULL REFERENCES account ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_of_account ON session (username);
      CREATE TABLE login_failure (
        username text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX login_failure_recent ON login_failure (username, at);
      CREATE TABLE business_clock (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        movable boolean NOT NULL,
        offset_ms bigint NOT NULL DEFAULT 0,
        moving_to timestamptz,
        CHECK (movable OR offset_ms = 0)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
