/** What no book line may be: late, in the wrong place, more than the accounts hold, or changed. */
export const guards = `
  CREATE FUNCTION line_in_its_place() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    head record;
  BEGIN
    IF NEW.entry_id IS NOT NULL THEN
      SELECT tx, transfer_key, NULL::text AS city INTO STRICT head FROM entry WHERE id = NEW.entry_id;
    ELSE
      SELECT tx, transfer_key, city INTO STRICT head FROM book_entry WHERE id = NEW.book_entry_id;
    END IF;
    IF head.tx IS DISTINCT FROM pg_current_xact_id() THEN
      RAISE EXCEPTION 'A line joins no entry of before' USING ERRCODE = 'TC033';
    END IF;
    IF NEW.transfer_key IS DISTINCT FROM head.transfer_key OR head.city <> NEW.city
       OR NOT EXISTS (SELECT 1 FROM unit u JOIN city c ON c.id = u.city JOIN book b ON b.code = NEW.book
            WHERE u.code = NEW.unit AND u.city = NEW.city AND (NOT b.of_city OR c.division = u.code)) THEN
      RAISE EXCEPTION 'Unit % of % has no book %', NEW.unit, NEW.city, NEW.book USING ERRCODE = 'TC033';
    END IF;
    IF NEW.reversal_of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM book_line l WHERE l.id = NEW.reversal_of
        AND (l.city, l.unit, l.book, l.fund, l.year, l.item, -l.amount)
          = (NEW.city, NEW.unit, NEW.book, NEW.fund, NEW.year, NEW.item, NEW.amount)) THEN
      RAISE EXCEPTION 'Line % is mirrored whole or not at all', NEW.reversal_of USING ERRCODE = 'TC033';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER line_in_its_place AFTER INSERT ON book_line FOR EACH ROW EXECUTE FUNCTION line_in_its_place();

  /* Entry by entry: what becomes somebody's is what lies on the accounts, and what moves in the books alone is nought. */
  CREATE FUNCTION books_equal_accounts() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    off numeric;
  BEGIN
    SELECT sum(amount) INTO off FROM (
      SELECT l.city, l.amount FROM book_line l JOIN book b ON b.code = l.book
        WHERE NOT b.memo AND (l.entry_id = NEW.entry_id OR l.book_entry_id = NEW.book_entry_id)
      UNION ALL
      SELECT a.city, -p.amount FROM posting p JOIN fund_account a ON a.id = p.account_id
        WHERE p.entry_id = NEW.entry_id AND account_in_books(a.type)) AS side
      GROUP BY city HAVING sum(amount) <> 0 LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'Entry % leaves books and accounts % apart', coalesce(NEW.entry_id, NEW.book_entry_id), off
        USING ERRCODE = 'TC032';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER books_equal_accounts AFTER INSERT ON book_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION books_equal_accounts();

  /* A gap is a negative POOLED_FUND; no other book has less than nothing. One after another, by the book's name. */
  CREATE FUNCTION book_never_negative() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    left_over numeric;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.unit || NEW.book || NEW.fund || NEW.year, 31));
    SELECT sum(amount) INTO left_over FROM book_line
      WHERE (city, fund, book, unit, year) = (NEW.city, NEW.fund, NEW.book, NEW.unit, NEW.year);
    IF left_over < 0 THEN
      RAISE EXCEPTION 'Book % of % would hold %', NEW.book, NEW.unit, left_over USING ERRCODE = 'TC034';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER book_never_negative AFTER INSERT ON book_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.amount < 0 AND NEW.book <> 'POOLED_FUND')
    EXECUTE FUNCTION book_never_negative();

  /* Openings of before are written once, by the migration; a decision speaks for its own matter. */
  CREATE FUNCTION book_entry_has_reason() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NEW.kind = 'OPENING' THEN
      RAISE EXCEPTION 'The books are open' USING ERRCODE = 'TC035';
    END IF;
    IF NEW.decision_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision d, matters_of(d) AS m
        WHERE d.id = NEW.decision_id AND m = matter_of(NEW.case_id)) THEN
      RAISE EXCEPTION 'Decision % does not speak for %', NEW.decision_id, NEW.case_id USING ERRCODE = 'TC035';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER book_entry_has_reason BEFORE INSERT ON book_entry FOR EACH ROW EXECUTE FUNCTION book_entry_has_reason();

  CREATE TRIGGER book_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON book_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER book_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON book_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  ALTER TABLE reconciliation_difference DROP CONSTRAINT reconciliation_difference_kind_check,
    ADD CONSTRAINT reconciliation_difference_kind_check CHECK (kind IN ('AT_BANK_ONLY', 'EXPECTED_AGAIN', 'EXECUTED_UNPOSTED',
      'OTHER_CONTENT', 'FAILED_BUT_EXECUTED', 'NOT_AT_BANK', 'STATEMENT_MISSING', 'BALANCE_DIFFERS', 'BOOKS_DIFFER'));
`;
