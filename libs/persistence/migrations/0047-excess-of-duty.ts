import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is too much for one duty may count for another one of the same unit and fund (docs/adr/0046). It is split
 * off: what counts for one duty does not count for the other any more, nor does what went back to the payer.
 */
export class ExcessOfDuty0047 implements MigrationInterface {
  readonly name = 'ExcessOfDuty00479700000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE credit DISABLE TRIGGER credit_stays;
      ALTER TABLE credit ADD COLUMN from_code text;
      UPDATE credit SET from_code = code;
      SET CONSTRAINTS ALL IMMEDIATE;
      ALTER TABLE credit ALTER COLUMN from_code SET NOT NULL;
      ALTER TABLE credit DROP CONSTRAINT credit_check;
      ALTER TABLE credit ADD CONSTRAINT credit_of_another_duty CHECK ((from_case, from_code) <> (for_case, code));
      ALTER TABLE credit DROP CONSTRAINT credit_pkey;
      ALTER TABLE credit ADD PRIMARY KEY (item_case, for_case, code);
      ALTER TABLE credit ENABLE TRIGGER credit_stays;
      CREATE INDEX credit_from_case ON credit (from_case);

      /* Never more than the item is about, in all; of the same unit and fund; as somebody decided there. */
      CREATE FUNCTION credit_is_decided() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        item open_item;
      BEGIN
        SELECT * INTO STRICT item FROM open_item WHERE case_id = NEW.item_case FOR UPDATE;
        IF item.transfer_key IS DISTINCT FROM NEW.transfer_key
           OR NEW.amount > item.amount - (SELECT coalesce(sum(amount), 0) FROM credit WHERE item_case = NEW.item_case)
           OR NOT EXISTS (SELECT 1 FROM receipt r
                WHERE (r.transfer_key, r.case_id, r.code) = (NEW.transfer_key, NEW.from_case, NEW.from_code))
           OR (split_part(NEW.from_case, '/', 1), split_part(NEW.from_case, '/', 3), split_part(NEW.from_case, '/', 4))
              <> (split_part(NEW.for_case, '/', 1), split_part(NEW.for_case, '/', 3), split_part(NEW.for_case, '/', 4)) THEN
          RAISE EXCEPTION '% of % does not count for % of %', NEW.amount, NEW.transfer_key, NEW.code, NEW.for_case
            USING ERRCODE = 'TC047';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER credit_is_decided BEFORE INSERT ON credit FOR EACH ROW EXECUTE FUNCTION credit_is_decided();

      CREATE OR REPLACE VIEW counted_money AS
        SELECT case_id, transfer_key, value_date, amount, code FROM receipt
        UNION ALL
        SELECT for_case, transfer_key, value_date, amount, code FROM credit
        UNION ALL
        SELECT from_case, transfer_key, value_date, (-amount)::numeric(20,2), from_code FROM credit
        UNION ALL
        SELECT r.case_id, r.transfer_key, r.value_date, (-t.amount)::numeric(20,2), r.code
          FROM receipt r JOIN open_item i ON i.kind = 'OVERPAID' AND i.transfer_key = r.transfer_key
          JOIN transfer t ON t.case_id = i.case_id AND t.obligation = 'RETURN' AND t.state = 'POSTED';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
