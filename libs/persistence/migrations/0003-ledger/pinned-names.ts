/** The guards look for tables in the product's schema first and in nobody's temporary one. */
export const pinnedNames = `
  /* A temporary table of the same name must not stand in for the real one inside a guard. */
  DO $$
  DECLARE
    guard regprocedure;
  BEGIN
    FOR guard IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
        AND p.proname IN ('open_balance', 'decision_covers', 'transfer_begins', 'release_standing', 'transfer_moves_on',
          'account_is_fixed', 'posting_takes_its_place', 'posting_moves_balance', 'entry_is_whole', 'entry_has_reason',
          'posted_has_entry', 'statement_is_kept') LOOP
      EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', guard);
    END LOOP;
  END $$;
`;
