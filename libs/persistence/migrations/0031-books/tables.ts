/** Books, what a posting does to them by the city's rules, and the lines that are never changed. */
export const tables = `
  /* Own accounts whose money is somebody's in the books. A treasury's and a county's are not ours yet. */
  CREATE FUNCTION account_in_books(type text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT type = ANY (ARRAY['SFA_CITY', 'SFA_PENDING', 'SFA_POOLED_SUB', 'RISK_RESERVE', 'EXP_CITY', 'EXP_COUNTY'])
  $$;

  /* memo: money that lies at the county, outside every sum. of_city: its unit is the city's own code. */
  CREATE TABLE book (
    code text PRIMARY KEY,
    memo boolean NOT NULL,
    of_city boolean NOT NULL
  );
  INSERT INTO book VALUES
    ('POOLED_FUND', false, false), ('CONSOLIDATED_RESERVE', false, true), ('COUNTY_BALANCE', false, false),
    ('ROLLED_BALANCE', false, false), ('RISK_CONTRIB', false, false), ('CITY_SURPLUS', false, true),
    ('PENDING', false, true), ('PA_POST', false, false), ('RETAINED', true, false), ('PA_RETAINED', true, false);
  CREATE TRIGGER book_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON book FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  /* Money from or to an account outside the books: which book and item it is, and whose. Pack data. */
  CREATE TABLE book_rule (
    city text NOT NULL REFERENCES city,
    type text NOT NULL,
    book text NOT NULL REFERENCES book,
    item text NOT NULL,
    whose text NOT NULL CHECK (whose IN ('CITY', 'PAYER', 'HOLDER')),
    clause text,
    PRIMARY KEY (city, type)
  );

  /* Shares that an order or a receipt names by itself; null: the rule of the account says whose it is. */
  ALTER TABLE transfer ADD COLUMN books jsonb;
  /* Lines are written in the transaction of their entry and in no later one. */
  ALTER TABLE entry ADD COLUMN tx xid8;
  ALTER TABLE entry ALTER COLUMN tx SET DEFAULT pg_current_xact_id();

  /* Money that becomes somebody else's without moving. */
  CREATE TABLE book_entry (
    id bigserial PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('OPENING', 'MOVE')),
    city text NOT NULL REFERENCES city,
    fund text NOT NULL,
    case_id text REFERENCES process_case,
    transfer_key text REFERENCES transfer,
    decision_id uuid REFERENCES decision,
    fact_name text,
    fact_revision integer,
    value_date date NOT NULL,
    posted_at timestamptz NOT NULL,
    clause text,
    pack text NOT NULL,
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    UNIQUE (id, fund),
    FOREIGN KEY (case_id, fact_name, fact_revision) REFERENCES case_fact,
    CONSTRAINT move_has_reason CHECK (kind = 'OPENING' OR coalesce(
      case_id <> '' AND (decision_id IS NOT NULL OR (fact_name <> '' AND fact_revision > 0)), false))
  );

  CREATE TABLE book_line (
    id bigserial PRIMARY KEY,
    entry_id bigint,
    book_entry_id bigint,
    transfer_key text REFERENCES transfer,
    city text NOT NULL REFERENCES city,
    unit char(6) NOT NULL REFERENCES unit,
    book text NOT NULL REFERENCES book,
    fund text NOT NULL,
    year integer NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    item text NOT NULL CHECK (item ~ '^[A-Z]+(_[A-Z]+)*$'),
    amount numeric(20,2) NOT NULL CHECK (amount <> 0),
    clause text,
    reversal_of bigint UNIQUE REFERENCES book_line,
    CONSTRAINT line_of_one_entry CHECK ((entry_id IS NULL) <> (book_entry_id IS NULL)),
    CONSTRAINT line_fund_of_entry FOREIGN KEY (entry_id, fund) REFERENCES entry (id, fund),
    CONSTRAINT line_fund_of_book_entry FOREIGN KEY (book_entry_id, fund) REFERENCES book_entry (id, fund)
  );
  CREATE INDEX book_line_of_book ON book_line (city, fund, book, unit, year);
  CREATE INDEX book_line_of_entry ON book_line (entry_id);
  CREATE INDEX book_line_of_book_entry ON book_line (book_entry_id);
  CREATE INDEX book_line_of_transfer ON book_line (transfer_key);
`;
