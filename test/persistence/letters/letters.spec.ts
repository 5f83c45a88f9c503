import { Database } from '#persistence/database.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { lettersOfObligation } from '#persistence/letters/list-letters.js';
import { deliverLetter, markRead, withdrawLetter } from '#persistence/letters/move-letter.js';
import { signLetter, type Signing } from '#persistence/letters/sign-letter.js';
import { migrate } from '#persistence/migrate.js';
import { ownDatabase } from '../../support/own-database.js';
import {
  addMissedDuty,
  aLetter,
  decideToSign,
  letterNow,
  plainRender,
  seedPeople,
  series,
  signedLetter,
} from './letter-city.js';

let database: Database;
let duty = '';

const signing = (
  id: string,
  by: { decisionId: string; person: string },
  but: Partial<Signing> = {},
): Signing => ({
  id,
  series,
  year: 2022,
  signedBy: 'city.office.approver',
  ...by,
  at: letterNow,
  render: plainRender,
  ...but,
});
const city = [{ city: 'lishui', unit: null }];
const county = [{ city: 'lishui', unit: '331102' }];

beforeAll(async () => {
  const url = await ownDatabase('letters');
  await migrate(url);
  database = await Database.open(url, { name: 'test', connections: 6 });
  await seedPeople(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  duty = await addMissedDuty(database);
});

const stateOf = async (id: string): Promise<Record<string, unknown>> =>
  (await database.rows<Record<string, unknown>>('SELECT * FROM letter WHERE id = $1', [id]))[0] ??
  {};

describe('公文的一生 a letter’s life', () => {
  test('drafting twice is drafting once', async () => {
    const first = await database.tx((sql) => draftLetter(sql, aLetter(duty)));
    const again = await database.tx((sql) => draftLetter(sql, aLetter(duty, { title: '另一份' })));
    expect(again).toBe(first);
    expect((await stateOf(first))['title']).toBe('督办函');
  });

  test('signing gives the next number, keeps the bytes, and asked again answers the same', async () => {
    const { id, decisionId, number, sha256 } = await signedLetter(database, duty);
    expect(number).toMatch(/^丽医保统筹办督〔2022〕\d+号$/);
    const kept = await stateOf(id);
    expect(kept).toMatchObject({ state: 'SIGNED', number, sha256, decision_id: decisionId });
    expect(String(kept['pdf'])).toContain(`pdf ${number} 2022-05-09`);
    const person = String(kept['signed_person']);
    const again = database.tx((sql) => signLetter(sql, signing(id, { decisionId, person })));
    await expect(again).resolves.toEqual({ number, sha256 });
    const other = database.tx(async (sql) => signLetter(sql, signing(id, await decideToSign(sql))));
    await expect(other).rejects.toMatchObject({ why: 'SIGNED_BY_ANOTHER_DECISION' });
  });

  test('numbers have no gap: a signing that fails gives its number back, many at once queue', async () => {
    const own = '丽医保统筹办约〔{year}〕{n}号';
    const sign = async (unit: string, render = plainRender): Promise<string> =>
      database.tx(async (sql) => {
        const id = await draftLetter(sql, aLetter(await addMissedDuty(sql, unit), { unit }));
        const by = await decideToSign(sql, 'city.office.approver', id);
        return (await signLetter(sql, signing(id, by, { series: own, render }))).number;
      });
    const fail = (): Promise<never> => Promise.reject(new Error('no font'));
    const units = ['331102', '331121', '331122', '331123', '331124', '331125'];
    const done = await Promise.allSettled([
      ...units.map((unit) => sign(unit)),
      sign('331126', fail),
    ]);
    const numbers = done.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    numbers.push(await sign('331127'));
    expect(numbers.sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => `丽医保统筹办约〔2022〕${n}号`),
    );
  });

  test('it is delivered after the signature only, and the first reader alone is written down', async () => {
    const { id } = await signedLetter(database, duty);
    await expect(markRead(database, id, 'liandu.preparer', letterNow)).resolves.toBe(false);
    await database.tx((sql) => deliverLetter(sql, id, letterNow));
    await database.tx((sql) => deliverLetter(sql, id, letterNow + 1_000));
    await expect(markRead(database, id, 'liandu.preparer', letterNow)).resolves.toBe(true);
    await expect(markRead(database, id, 'liandu.reviewer', letterNow)).resolves.toBe(false);
    const [item] = await lettersOfObligation(database, county, duty);
    expect(item).toMatchObject({
      id,
      state: 'DELIVERED',
      signedBy: { username: 'city.office.approver', person: '谢长青' },
      deliveredAt: '2022-05-09T09:00:00+08:00',
      readAt: '2022-05-09T09:00:00+08:00',
    });
    const trail = await database.rows<{ action: string }>(
      'SELECT action FROM audit WHERE object_id = $1 ORDER BY id',
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'LETTER_DRAFTED',
      'LETTER_SIGNED',
      'LETTER_DELIVERED',
      'LETTER_READ',
    ]);
  });

  test('a draft is the city’s own paper, and one that was withdrawn is neither signed nor sent', async () => {
    const id = await database.tx((sql) => draftLetter(sql, aLetter(duty)));
    await expect(lettersOfObligation(database, county, duty)).resolves.toEqual([]);
    await expect(lettersOfObligation(database, city, duty)).resolves.toHaveLength(1);
    await expect(database.tx((sql) => deliverLetter(sql, id, letterNow))).rejects.toMatchObject({
      why: 'NOT_SIGNED',
    });
    await database.tx((sql) => withdrawLetter(sql, id, letterNow));
    await expect(
      database.tx(async (sql) => signLetter(sql, signing(id, await decideToSign(sql)))),
    ).rejects.toMatchObject({ why: 'WITHDRAWN' });
  });
});

describe('SQL itself refuses 库内拒绝', () => {
  const refused = async (id: string, set: string): Promise<void> => {
    const change = database.rows(`UPDATE letter SET ${set} WHERE id = $1`, [id]);
    await expect(change).rejects.toMatchObject({ code: 'TC017' });
  };

  test.each([
    `title = 'x'`,
    `recipients = '{x}'`,
    `copies = '{x}'`,
    `body = '{x}'`,
    `facts = '{"lateDays":0}'`,
    `pdf = 'x'`,
    `docx = 'x'`,
    `sha256 = repeat('0', 64)`,
    `docx_sha256 = repeat('0', 64)`,
    `series = 'x〔{year}〕{n}号', number = 'x〔2022〕' || number_serial || '号'`,
    `signed_by = 'city.office.deadline'`,
    `signed_at = signed_at + interval '1 day'`,
    `decision_id = gen_random_uuid()`,
    `unit = '331121'`,
    `rung = 'CIRCULAR'`,
    `template = 'x'`,
    `withdrawn_at = now()`,
    `state = 'DRAFT', series = NULL, number_year = NULL, number_serial = NULL, number = NULL, sha256 = NULL,
      docx_sha256 = NULL, pdf = NULL, docx = NULL, signed_by = NULL, signed_person = NULL, signed_at = NULL,
      decision_id = NULL`,
  ])('a change of a signed letter: %s', async (set) => {
    const { id } = await signedLetter(database, duty);
    await refused(id, set);
  });

  test('taking back a delivery or a reader', async () => {
    const { id } = await signedLetter(database, duty);
    await database.tx((sql) => deliverLetter(sql, id, letterNow));
    await refused(id, `state = 'SIGNED', delivered_at = NULL`);
    await markRead(database, id, 'liandu.preparer', letterNow);
    await refused(id, `read_at = NULL, read_by = NULL`);
    await refused(id, `read_by = 'liandu.reviewer'`);
  });

  test('deleting a letter or emptying its book', async () => {
    for (const text of [
      'DELETE FROM letter',
      'DELETE FROM letter_counter',
      'TRUNCATE letter CASCADE',
    ]) {
      await expect(database.rows(text)).rejects.toMatchObject({ code: 'TC011' });
    }
  });

  test('a draft’s figures, another’s words over a signature, and numbers out of order', async () => {
    const id = await database.tx((sql) => draftLetter(sql, aLetter(duty)));
    await refused(id, `facts = '{"lateDays":0}'`);
    await refused(id, `recipients = '{庆元县人民政府}'`);
    await signedLetter(database, await addMissedDuty(database, '331121'), { unit: '331121' });
    for (const last of ['last', 'last + 2', 'last - 1']) {
      const jump = database.rows(`UPDATE letter_counter SET last = ${last}`);
      await expect(jump).rejects.toMatchObject({ code: 'TC017' });
    }
  });

  test('a signature without the signer’s own decision', async () => {
    const id = await database.tx((sql) => draftLetter(sql, aLetter(duty)));
    const signed = database.tx(async (sql) => {
      const by = await decideToSign(sql, 'city.office.approver', id);
      await signLetter(sql, signing(id, by, { signedBy: 'city.office.deadline' }));
    });
    await expect(signed).rejects.toMatchObject({ code: 'TC017' });
    expect(await stateOf(id)).toMatchObject({ state: 'DRAFT', number: null });
  });
});
