import { holdAdoptable, waitForAdoption } from '#persistence/amendments/adoption-rows.js';
import { amendmentsSeen } from '#persistence/amendments/amendment-rows.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { matterOf } from '#policy/amendments/adoption-process.js';
import { loadPack } from '#policy/load-packs.js';
import { fundOfParameter } from '#policy/parameters.js';
import type { CaseWork } from '../work.js';
import { askAdoption } from './ask-adoption.js';

/** What a case cannot go on without. */
export interface Wanted {
  readonly kind: 'PARAMETER' | 'READING';
  readonly key: string;
  /** Absent: the case's own where the pack states the key by fund, else all funds. */
  readonly fund?: string;
}

/**
 * The case waits for somebody to adopt a value or a reading: the desk that decides has its task, the case
 * says what it waits for and for whom, and it is told when the word is there.
 */
export async function awaitAdoption(at: CaseWork, wants: Wanted): Promise<void> {
  const { sql, row, now, day } = at;
  const { kind, key } = wants;
  const pack = loadPack(row.city);
  const fund = wants.fund ?? (kind === 'PARAMETER' ? fundOfParameter(pack, key, row.fund) : null);
  const of = { kind, key, fund };
  // Who adopts holds the same: afterwards it is there, or the case is among those that are told.
  await holdAdoptable(sql, row.city, of);
  const { amendments: seen } = row;
  if (seen !== undefined && (await amendmentsSeen(sql, row.city)) !== seen) {
    throw new Error(`${row.city} adopted something meanwhile; ${row.id} is looked at again`);
  }
  const asked = await askAdoption(sql, pack, { ...of, day }, now);
  if (asked) await waitForAdoption(sql, asked.caseId, row.id, now);
  const waitsFor = asked ? `${kind} ${key} ${asked.desk}` : `${kind} ${key}`;
  await setCaseState(sql, row.id, matterOf(kind).awaiting, waitsFor);
}
