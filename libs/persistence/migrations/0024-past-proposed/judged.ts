/**
 * Which days bind is said here once (libs/domain/time/binding.ts is its twin), and the table refuses
 * a verdict that does not fit: what only reminds is never overdue, what binds is never PAST_PROPOSED.
 */
export const judged = `
  CREATE FUNCTION duty_binds(source text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT source IN ('STATUTORY', 'ADOPTED')
  $$;
  ALTER TABLE obligation ADD COLUMN binds boolean NOT NULL GENERATED ALWAYS AS (duty_binds(source)) STORED;

  ALTER TABLE obligation DROP CONSTRAINT obligation_state_check;
  ALTER TABLE obligation ADD CONSTRAINT obligation_state_check CHECK (state IN
    ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL', 'MET', 'MET_LATE',
     'OVERDUE', 'PAST_PROPOSED', 'MET_BY_WITHHOLDING', 'WAIVED'));
  UPDATE obligation SET state = 'PAST_PROPOSED', next_change_at = NULL, next_rung_at = NULL
   WHERE state IN ('OVERDUE', 'OVERDUE_PROVISIONAL') AND NOT binds;
  ALTER TABLE obligation ADD CONSTRAINT verdict_fits_the_day CHECK (
    CASE WHEN state IN ('OVERDUE', 'OVERDUE_PROVISIONAL') THEN binds
         WHEN state = 'PAST_PROPOSED' THEN NOT binds ELSE true END);

  DROP INDEX obligation_late;
  CREATE INDEX obligation_late ON obligation (city, statutory, id) WHERE state = 'OVERDUE';
  /* What will be late, or stays late, if nothing more comes in. */
  CREATE INDEX obligation_unpaid ON obligation (city, statutory, id)
    WHERE amount_due > amount_received
      AND state IN ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL', 'OVERDUE', 'PAST_PROPOSED');
`;
