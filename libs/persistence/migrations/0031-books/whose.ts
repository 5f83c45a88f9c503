/** Each ledger entry says whose the money is: as its transfer names it, else by the rule of the account outside. */
export const whose = `
  /* Where in the books the money of a transfer lies by now. */
  CREATE FUNCTION place_of_money(wanted text) RETURNS TABLE (book text, unit char(6), item text, year integer)
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT l.book, l.unit, l.item, l.year FROM book_line l WHERE l.transfer_key = wanted
     GROUP BY l.book, l.unit, l.item, l.year HAVING sum(l.amount) > 0
     ORDER BY sum(l.amount) DESC, 1, 2, 3, 4 LIMIT 1
  $$;

  CREATE FUNCTION entry_says_whose() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    t transfer;
    town city;
    own fund_account;
    other fund_account;
    rule book_rule;
    place record;
    net numeric;
    origin text;
    of_year integer := extract(year FROM NEW.value_date);
  BEGIN
    IF EXISTS (SELECT 1 FROM book_line WHERE entry_id = NEW.id) THEN
      RETURN NULL; /* named by whoever posted it */
    END IF;
    SELECT coalesce(sum(p.amount), 0) INTO net FROM posting p JOIN fund_account a ON a.id = p.account_id
      WHERE p.entry_id = NEW.id AND account_in_books(a.type);
    SELECT * INTO t FROM transfer WHERE key = NEW.transfer_key;
    SELECT a.* INTO own FROM posting p JOIN fund_account a ON a.id = p.account_id
      WHERE p.entry_id = NEW.id ORDER BY account_in_books(a.type) DESC LIMIT 1;
    IF NEW.kind = 'REVERSAL' THEN
      INSERT INTO book_line (entry_id, transfer_key, city, unit, book, fund, year, item, amount, clause, reversal_of)
        SELECT NEW.id, NEW.transfer_key, l.city, l.unit, l.book, l.fund, l.year, l.item, -l.amount, NEW.clause, l.id
          FROM book_line l WHERE l.transfer_key = NEW.transfer_key AND l.reversal_of IS NULL ORDER BY l.id;
      IF FOUND THEN RETURN NULL; END IF;
      origin := NEW.transfer_key;
    ELSIF t.books IS NOT NULL THEN
      INSERT INTO book_line (entry_id, transfer_key, city, unit, book, fund, year, item, amount, clause)
        SELECT NEW.id, NEW.transfer_key, own.city, s.unit, s.book, NEW.fund, s.year, s.item, coalesce(s.amount, net), coalesce(s.clause, NEW.clause)
          FROM jsonb_to_recordset(t.books) AS s(unit text, book text, year int, item text, amount numeric, clause text)
         WHERE coalesce(s.amount, net) <> 0 ORDER BY s.book, s.unit, s.year;
      RETURN NULL;
    ELSIF t.direction = 'OUT' THEN
      /* What goes back is whosever it was when it came. */
      SELECT coalesce(i.transfer_key, u.refund_key) INTO origin
        FROM open_item i LEFT JOIN unordered_payment u USING (case_id) WHERE i.case_id = t.case_id;
    END IF;
    IF net = 0 THEN RETURN NULL; END IF;
    SELECT * INTO STRICT town FROM city WHERE id = own.city;
    SELECT * INTO place FROM place_of_money(origin);
    IF NOT FOUND THEN
      IF NEW.kind <> 'TRANSFER' OR origin IS NOT NULL THEN
        SELECT 'POOLED_FUND' AS book, town.division AS unit, 'OPENING' AS item, of_year AS year INTO place;
      ELSIF t.label = 'SUSPENSE' THEN
        SELECT 'PENDING' AS book, town.division AS unit, 'UNMATCHED' AS item, of_year AS year INTO place;
      ELSE
        SELECT a.* INTO STRICT other FROM posting p JOIN fund_account a ON a.id = p.account_id
          WHERE p.entry_id = NEW.id AND NOT account_in_books(a.type);
        SELECT * INTO rule FROM book_rule WHERE city = own.city AND type = other.type;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'No rule of % says whose money of % is', own.city, other.type USING ERRCODE = 'TC035';
        END IF;
        SELECT rule.book AS book, CASE rule.whose WHEN 'CITY' THEN town.division WHEN 'PAYER' THEN other.unit
            /* The city's own account pays for the city proper. */
            ELSE CASE WHEN own.unit <> town.division THEN own.unit ELSE coalesce(
              (SELECT min(code) FROM unit WHERE city = own.city AND level = 'CITY_UNIT' HAVING count(*) = 1), town.division) END
          END AS unit, rule.item AS item, of_year AS year INTO place;
      END IF;
    END IF;
    INSERT INTO book_line (entry_id, transfer_key, city, unit, book, fund, year, item, amount, clause)
      VALUES (NEW.id, NEW.transfer_key, own.city, place.unit, place.book, NEW.fund, place.year, place.item, net, coalesce(rule.clause, NEW.clause));
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER entry_says_whose AFTER INSERT ON entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_says_whose();
`;
