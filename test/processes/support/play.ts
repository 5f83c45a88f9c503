import type { TaskBody } from '../../support/caller.js';
import type { City } from '../../support/city.js';
import { untilTrue } from '../../support/until.js';
import type { Act, Decides } from './story.js';

const soonMs = 30_000;

/** The cases an act is about: one, or one a unit; the newest that adopts something, once it is there. */
export async function casesOf(
  at: City,
  city: string,
  { case: id, units }: Act,
): Promise<readonly string[]> {
  if (units.length > 0) return units.map((unit) => `${city}/${id.replace('{unit}', unit)}`);
  const [, key] = /^adopts (.+)$/.exec(id) ?? [];
  if (key === undefined) return [`${city}/${id}`];
  const find = async (): Promise<readonly string[]> => {
    const rows = await at.instance.database.rows<{ id: string }>(
      `SELECT case_id AS id FROM adoption WHERE city = $1 AND key = $2 ORDER BY number DESC LIMIT 1`,
      [city, key],
    );
    return rows.map((row) => row.id);
  };
  await untilTrue(async () => (await find()).length > 0, soonMs);
  return find();
}

/** A person opens a case, as its id says. */
export async function open(
  city: City,
  caseId: string,
  division: string,
  { desk, reason }: NonNullable<Act['opens']>,
): Promise<void> {
  const [id, process, unit, fund, period] = caseId.split('/');
  const person = await city.as(await personAtDesk(city, deskOf(desk, caseId, division)));
  const wish = { city: id, process, unit, fund, period, reason };
  const { status, body } = await person.post('/cases', wish, { 'idempotency-key': caseId });
  if (status !== 201) throw new Error(`${caseId}: ${JSON.stringify(body)}`);
}

/** Who sits at a desk; of several the first by name. */
export async function personAtDesk(city: City, desk: string): Promise<string> {
  const [row] = await city.instance.database.rows<{ username: string }>(
    `SELECT a.username FROM account a JOIN account_post p USING (username)
      WHERE a.office || '.' || p.post = $1 AND NOT a.disabled ORDER BY a.username LIMIT 1`,
    [desk],
  );
  if (!row) throw new Error(`nobody sits at ${desk}`);
  return row.username;
}

const unitOf = (caseId: string): string => caseId.split('/')[2] ?? '';

/** The desk with its division codes: `{city}` is the code of the city's own case. */
const deskOf = (desk: string, caseId: string, division: string): string =>
  desk.replace('{unit}', unitOf(caseId)).replace('{city}', division);

/** The open task of a step of a case, once it has come. */
async function taskOf(city: City, caseId: string, step: string): Promise<string> {
  const find = () =>
    city.instance.database.rows<{ id: string }>(
      `SELECT id FROM task WHERE case_id = $1 AND step = $2 AND state IN ('OPEN', 'CLAIMED')`,
      [caseId, step],
    );
  await untilTrue(async () => (await find()).length > 0, soonMs).catch(() => {
    throw new Error(`${step} of ${caseId} never came`);
  });
  return (await find())[0]?.id ?? '';
}

/** One desk answers its question; what was to be refused must be, and leave the task as it was. */
export async function answer(
  city: City,
  caseId: string,
  division: string,
  said: Decides,
): Promise<void> {
  const task = await taskOf(city, caseId, said.step);
  const desk = deskOf(said.desk, caseId, division);
  const person = await city.as(await personAtDesk(city, desk));
  const { body, status } = await person.get<TaskBody>(`/tasks/${task}`);
  if (status !== 200) throw new Error(`${desk} may not read ${said.step}: ${status}`);
  expect({ desk: body.candidateGroup }).toEqual({ desk });
  expect(body.form.values).toMatchObject(said.reads);
  const { decision, comment, reasonCode, returnTo } = said;
  const change = {
    ...(decision && { decision }),
    ...(comment && { comment }),
    ...(reasonCode && { reasonCode }),
    ...(returnTo && { returnTo }),
  };
  const drafted = Object.keys(said.form).length > 0 ? { form: merged(body, said.form) } : {};
  const given = await person.decide(task, { ...drafted, ...change });
  if (said.refused) {
    const { pointer } = said.refused;
    expect({ status: given.status, errors: given.body['errors'] }).toMatchObject({
      status: said.refused.status,
      ...(pointer && { errors: [{ pointer }] }),
    });
    expect(await taskOf(city, caseId, said.step)).toBe(task);
    return;
  }
  if (given.status !== 200) throw new Error(`${said.step}: ${JSON.stringify(given.body)}`);
  await city.applied(person, String(given.body['decisionId']));
}

/** The draft with what the person writes; a list is changed row by row, in its order. */
function merged(
  { form: { values } }: TaskBody,
  own: Record<string, unknown>,
): Record<string, unknown> {
  const changed = Object.entries(own).map(([field, value]) => {
    const rows = values[field];
    if (!Array.isArray(rows) || !Array.isArray(value)) return [field, value] as const;
    const given = value as readonly object[];
    return [field, rows.map((row: object, index) => ({ ...row, ...given[index] }))] as const;
  });
  return { ...values, ...Object.fromEntries(changed) };
}
