import type { Caller } from '../../support/caller.js';
import type { City } from '../../support/city.js';
import { until, untilTrue } from '../../support/until.js';
import type { Expects } from './story.js';

interface Computed {
  readonly step: string;
  readonly formula: string;
  readonly day: string;
  readonly readings: object;
  readonly input: object;
  readonly result: object;
}

interface CaseRead {
  readonly state: string;
  readonly finished: boolean;
  readonly waitingFor: string | null;
  readonly facts: readonly { readonly name: string; readonly value: unknown }[];
  readonly computations: readonly Computed[];
}

/** A statement's lines, as a story writes them. */
const lines = async (city: City, sql: string, caseId: string): Promise<readonly string[]> =>
  (await city.instance.database.rows<{ line: string }>(sql, [caseId])).map(({ line }) => line);

const asked = `SELECT step AS line FROM task
   WHERE case_id = $1 AND state IN ('OPEN', 'CLAIMED') ORDER BY step`;
const owed = `SELECT concat_ws(' ', code, state, amount_due, amount_received) AS line FROM obligation
   WHERE case_id = $1 ORDER BY code, stage`;
const moved = `SELECT concat_ws(' ', obligation, state, amount) AS line FROM transfer
   WHERE case_id = $1 ORDER BY key`;

const booked = `SELECT concat_ws(' ', l.book, l.item, l.amount, l.unit) AS line
    FROM book_line l LEFT JOIN book_entry b ON b.id = l.book_entry_id
    LEFT JOIN transfer t ON t.key = l.transfer_key
   WHERE coalesce(b.case_id, t.case_id) = $1 ORDER BY l.id`;

/** Whoever asks the rules for the input of a case is answered the figures that the case has. */
async function sameByRules(
  person: Caller,
  caseId: string,
  { step, formula, day, readings, input, result }: Computed,
  beside: object,
): Promise<void> {
  const asked = { input: { ...input, ...beside }, readings, day };
  const path = `/rules/${caseId.split('/')[0]}/${formula}`;
  const { body } = await person.post<{ result?: object }>(path, asked);
  expect({ step, result: body.result }).toEqual({ step, result });
}

/** Fails where a case does not say what a story wants of it. */
function mustFit(found: CaseRead, caseId: string, wanted: Expects): void {
  const { state, finished, waitingFor } = wanted;
  expect({ caseId, ...found }).toMatchObject({
    caseId,
    ...(state !== undefined && { state }),
    ...(finished !== undefined && { finished }),
    ...(waitingFor !== undefined && { waitingFor }),
  });
  const facts = Object.fromEntries(found.facts.map(({ name, value }) => [name, value]));
  expect(facts).toMatchObject(wanted.facts);
  for (const [step, result] of Object.entries(wanted.results)) {
    const newest = found.computations.findLast((each) => each.step === step);
    expect({ step, ...newest?.result }).toMatchObject({ step, ...result });
  }
}

function fits(...asked: Parameters<typeof mustFit>): boolean {
  try {
    mustFit(...asked);
    return true;
  } catch {
    return false;
  }
}

/** What a case has come to, as its readers see it; waits for what follows a decision by a moment. */
export async function standsAs(
  city: City,
  reader: string,
  caseId: string,
  wanted: Expects,
): Promise<void> {
  const person = await city.as(reader);
  const read = async (): Promise<CaseRead> => {
    const { status, body } = await person.get<CaseRead>(`/cases/${caseId}`);
    if (status !== 200) throw new Error(`${reader} may not read ${caseId}: ${status}`);
    return body;
  };
  // What other cases and systems bring comes a moment later.
  const found = await until(read, (each) => fits(each, caseId, wanted)).catch(read);
  mustFit(found, caseId, wanted);
  for (const step of Object.keys(wanted.results)) {
    const newest = found.computations.findLast((each) => each.step === step);
    if (newest) await sameByRules(person, caseId, newest, wanted.beside);
  }
  const wantedLines = [
    [asked, wanted.asks && [...wanted.asks].sort()],
    [owed, wanted.obligations],
    [moved, wanted.transfers],
    [booked, wanted.books],
  ] as const;
  for (const [sql, want] of wantedLines) {
    if (!want) continue;
    // The next question follows money by a moment.
    const stands = async () => (await lines(city, sql, caseId)).join('\n') === want.join('\n');
    await untilTrue(stands).catch(() => undefined);
    expect(await lines(city, sql, caseId)).toEqual(want);
  }
}
