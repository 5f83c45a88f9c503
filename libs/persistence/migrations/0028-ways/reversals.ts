/** M07, M08, M11 as before; who agrees to a reversal has gone forward and was no hand of its release. */
export const reversals = `
  CREATE OR REPLACE FUNCTION entry_has_reason() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    t transfer;
    o entry;
    matching integer;
  BEGIN
    IF NEW.kind = 'TRANSFER' THEN
      SELECT * INTO STRICT t FROM transfer WHERE key = NEW.transfer_key;
      SELECT count(*) INTO matching FROM posting p WHERE p.entry_id = NEW.id AND
        ((p.account_id = t.from_account AND p.amount = -t.amount) OR (p.account_id = t.to_account AND p.amount = t.amount));
      IF t.state <> 'POSTED' OR matching <> 2
         OR (t.value_date, t.clause, t.pack) IS DISTINCT FROM (NEW.value_date, NEW.clause, NEW.pack) THEN
        RAISE EXCEPTION 'Entry % does not post transfer % as ordered', NEW.id, t.key USING ERRCODE = 'TC008';
      END IF;
    ELSIF NEW.kind = 'OPENING' THEN
      SELECT count(*) FILTER (WHERE a.type = 'OPENING') * 10 + count(*) FILTER (WHERE a.type <> 'OPENING'
          AND NOT EXISTS (SELECT 1 FROM posting q WHERE q.account_id = p.account_id AND q.id < p.id))
        INTO matching FROM posting p JOIN fund_account a ON a.id = p.account_id WHERE p.entry_id = NEW.id;
      IF matching <> 11 THEN
        RAISE EXCEPTION 'Entry % opens no account: an opening is its first posting, against OPENING', NEW.id
          USING ERRCODE = 'TC014';
      END IF;
    ELSE
      SELECT * INTO STRICT o FROM entry WHERE id = NEW.reversal_of;
      SELECT count(*) INTO matching FROM posting p JOIN posting q
        ON q.entry_id = o.id AND q.account_id = p.account_id AND q.amount = -p.amount WHERE p.entry_id = NEW.id;
      IF o.kind <> 'TRANSFER' OR o.transfer_key <> NEW.transfer_key OR matching <> 2 THEN
        RAISE EXCEPTION 'Entry % is not the mirror of a transfer''s entry', NEW.id USING ERRCODE = 'TC016';
      END IF;
      PERFORM 1 FROM transfer_decision td JOIN decision d ON d.id = td.decision_id, decision own
        WHERE td.transfer_key = NEW.transfer_key AND own.id = NEW.decision_id AND own.person = d.person;
      IF FOUND OR EXISTS (SELECT 1 FROM decision WHERE id = NEW.decision_id AND way <> 'FORWARD') THEN
        RAISE EXCEPTION 'Whoever released transfer % does not approve its reversal', NEW.transfer_key USING ERRCODE = 'TC016';
      END IF;
    END IF;
    RETURN NULL;
  END $$;
`;
