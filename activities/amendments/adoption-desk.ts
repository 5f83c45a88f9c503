import type { Adoptable } from '#contracts/amendments.js';
import { day } from '#domain/time/day.js';
import { adoptionOf, type AdoptionRow } from '#persistence/amendments/adoption-rows.js';
import { releasingDecisions, lockDecision } from '#persistence/steps/decision-rows.js';
import { draftOfAdoption, nameOfKey } from '#policy/amendments/adoption-form.js';
import { matterOf } from '#policy/amendments/adoption-process.js';
import type { ProcessDesk } from '../cases/process-desk.js';
import type { CaseWork } from '../work.js';

/** What the case asks to be adopted. */
export async function askedIn(at: CaseWork): Promise<AdoptionRow> {
  const asked = await adoptionOf(at.sql, at.row.id);
  if (!asked) throw new Error(`${at.row.id} asks for nothing to be adopted`);
  return asked;
}

/** The newest decision that went forward at a step; undefined: there is none. */
export async function lastForward(at: CaseWork, step: string | null) {
  const [id] = step === null ? [] : await releasingDecisions(at.sql, at.row.id, [step]);
  return id === undefined ? undefined : lockDecision(at.sql, id);
}

/** 险种, where it is about one. */
function fundInWords(at: CaseWork, { fund }: Adoptable): string {
  const name = at.pack.funds.find(({ code }) => code === fund)?.name.zh;
  return name === undefined ? '' : ` · ${name}`;
}

/** The steps of a rule's adoption. What a decision adopts is read when all hands are there. */
export const adoptionDesk: ProcessDesk = {
  draft: async (at) => {
    const asked = await askedIn(at);
    const last = await lastForward(at, matterOf(asked.kind).step);
    if (last) return { form: last.form as object, amount: null };
    return { form: draftOfAdoption(at.pack, asked, day(asked.day)), amount: null };
  },
  effect: async () => undefined,
  about: async (at) => {
    const asked = await askedIn(at);
    return `${nameOfKey(at.pack, asked)}${fundInWords(at, asked)}`;
  },
};
