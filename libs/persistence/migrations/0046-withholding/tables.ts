/** What was withheld, by which two decisions, and which stage of the duty it makes good. */
export const tables = `
  ALTER TABLE obligation
    ADD COLUMN amount_withheld numeric(20,2) NOT NULL DEFAULT 0 CHECK (amount_withheld >= 0),
    ADD CONSTRAINT made_good_within_due CHECK (amount_received + amount_withheld <= amount_due),
    ADD CONSTRAINT withheld_in_full CHECK (
      state <> 'MET_BY_WITHHOLDING' OR (amount_withheld > 0 AND amount_received + amount_withheld = amount_due));

  INSERT INTO decision_code (code, way) VALUES ('WITHHOLD', 'FORWARD') ON CONFLICT DO NOTHING;

  CREATE TABLE withholding (
    /* The second hand; a pair of decisions withholds once. */
    agreed_id uuid PRIMARY KEY REFERENCES decision,
    decision_id uuid NOT NULL UNIQUE REFERENCES decision,
    case_id text NOT NULL REFERENCES process_case,
    code text NOT NULL,
    amount numeric(20,2) NOT NULL CHECK (amount > 0),
    /* The business day on which the second hand agreed: on it the duty is made good. */
    withheld_on date NOT NULL,
    document jsonb NOT NULL CHECK (fact_is_shaped('document', document)),
    clause text NOT NULL,
    /* The voucher of finance: its key, whose budget, which account; its number once finance has booked it. */
    voucher_key text NOT NULL UNIQUE,
    from_account text NOT NULL REFERENCES fund_account,
    to_account text NOT NULL REFERENCES fund_account,
    voucher_number text,
    booked_at timestamptz,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CHECK (decision_id <> agreed_id),
    CHECK ((voucher_number IS NULL) = (booked_at IS NULL))
  );
  CREATE INDEX withholding_of_duty ON withholding (case_id, code);
  CREATE TABLE withholding_part (
    agreed_id uuid NOT NULL REFERENCES withholding,
    case_id text NOT NULL,
    code text NOT NULL,
    stage integer NOT NULL,
    amount numeric(20,2) NOT NULL CHECK (amount > 0),
    PRIMARY KEY (agreed_id, stage),
    FOREIGN KEY (case_id, code, stage) REFERENCES obligation (case_id, code, stage)
  );
  CREATE INDEX withholding_part_of_stage ON withholding_part (case_id, code, stage);
  CREATE TRIGGER withholding_part_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON withholding_part
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER withholding_stays BEFORE DELETE OR TRUNCATE ON withholding
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  /*
   * What has come for a duty. Withheld money that the city's own finance pays in afterwards backs what was
   * withheld (backs): it is no second payment.
   */
  CREATE VIEW duty_money AS
    SELECT m.case_id, m.code, m.transfer_key, m.value_date, m.amount,
           coalesce(f.type = 'FIN_CITY' AND m.value_date >=
             (SELECT min(w.withheld_on) FROM withholding w WHERE (w.case_id, w.code) = (m.case_id, m.code)), false) AS backs
      FROM counted_money m JOIN transfer t ON t.key = m.transfer_key JOIN fund_account f ON f.id = t.from_account;
`;
