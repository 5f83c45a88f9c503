import { createSubsidy } from '#persistence/subsidies/subsidy-rows.js';
import type { CaseBirth } from '../case-birth.js';

/** A county's case keeps its figures and the reference under which it pays. */
export const subsidyBirth: CaseBirth = {
  write: async (sql, { row, reference }) => {
    if (reference !== null) await createSubsidy(sql, { ...row, reference });
  },
};
