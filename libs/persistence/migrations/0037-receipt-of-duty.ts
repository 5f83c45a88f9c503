import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Money counts for one duty of a case, and not for the case as a whole: a process may collect several, each
 * under a reference of its own (docs/adr/0038). What was counted before belongs to the one duty its case had.
 */
export class ReceiptOfDuty0037 implements MigrationInterface {
  readonly name = 'ReceiptOfDuty00379700000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE receipt DISABLE TRIGGER receipt_stays;
      ALTER TABLE credit DISABLE TRIGGER credit_stays;
      ALTER TABLE receipt ADD COLUMN code text;
      ALTER TABLE credit ADD COLUMN code text;
      UPDATE receipt r SET code = (SELECT min(o.code) FROM obligation o
        WHERE o.case_id = r.case_id AND o.kind = 'MONEY' AND o.reference IS NOT NULL);
      UPDATE credit c SET code = (SELECT r.code FROM receipt r WHERE r.transfer_key = c.transfer_key);
      SET CONSTRAINTS ALL IMMEDIATE;
      ALTER TABLE receipt ALTER COLUMN code SET NOT NULL, ENABLE TRIGGER receipt_stays;
      ALTER TABLE credit ALTER COLUMN code SET NOT NULL, ENABLE TRIGGER credit_stays;
      CREATE OR REPLACE VIEW counted_money AS
        SELECT case_id, transfer_key, value_date, amount, code FROM receipt
        UNION ALL
        SELECT for_case, transfer_key, value_date, amount, code FROM credit;

      /* And only for a duty that is there. */
      CREATE FUNCTION receipt_has_its_duty() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM obligation o
            WHERE o.case_id = NEW.case_id AND o.code = NEW.code AND o.kind = 'MONEY') THEN
          RAISE EXCEPTION 'Case % has no duty % that money counts for', NEW.case_id, NEW.code USING ERRCODE = 'TC008';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER receipt_has_its_duty AFTER INSERT ON receipt
        FOR EACH ROW EXECUTE FUNCTION receipt_has_its_duty();

      /* What orders on their way will take from a book: it is theirs before the bank has paid. */
      CREATE FUNCTION book_claimed(of_city text, of_fund text, of_book text, of_unit char(6), of_year integer)
        RETURNS numeric LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT coalesce(sum(-s.amount), 0) FROM transfer t, jsonb_to_recordset(t.books) AS s(unit text, book text, year int, amount numeric)
         WHERE t.direction = 'OUT' AND t.books IS NOT NULL AND t.state IN ('PENDING', 'SUBMITTED', 'UNKNOWN', 'EXECUTED')
           AND (t.city, t.fund) = (of_city, of_fund) AND (s.book, s.unit, s.year) = (of_book, of_unit::text, of_year) AND s.amount < 0
      $$;
      CREATE INDEX transfer_of_books ON transfer (city, fund) WHERE books IS NOT NULL AND direction = 'OUT';

      /* As in ADR 0033; a move in the books alone takes nothing that an order has been promised. */
      CREATE OR REPLACE FUNCTION book_never_negative() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        left_over numeric;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.city || '/' || NEW.unit || '/' || NEW.book || '/' || NEW.fund, 37));
        SELECT sum(amount) INTO left_over FROM book_line
          WHERE (city, fund, book, unit, year) = (NEW.city, NEW.fund, NEW.book, NEW.unit, NEW.year);
        IF NEW.book_entry_id IS NOT NULL THEN
          left_over := left_over - book_claimed(NEW.city, NEW.fund, NEW.book, NEW.unit, NEW.year);
        END IF;
        IF left_over < 0 THEN
          RAISE EXCEPTION 'Book % of % would hold %', NEW.book, NEW.unit, left_over USING ERRCODE = 'TC034';
        END IF;
        RETURN NULL;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
