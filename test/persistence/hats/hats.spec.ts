import type { Database } from '#persistence/database.js';
import { landed, receiptCity } from '../open-items/receipt-city.js';
import { untilTrue } from '../../support/until.js';
import { addDuty } from '../obligations/duty-city.js';
import {
  act,
  accountOf,
  addCase,
  city,
  desksOfMatter,
  newPerson,
  tried,
  type Act,
} from './hat-city.js';

const period = '2022-10';
const county = `${city}/P11/331102/EMPLOYEE/${period}`;
const other = `${city}/P11/331121/EMPLOYEE/${period}`;
const whole = `${city}/P11/331100/EMPLOYEE/${period}`;
const preparer = '331102.HEALTHCARE_SECURITY.preparer';
const approver = '331100.FINANCE.approver';
let database: Database;
let person: string;

beforeAll(async () => {
  database = await receiptCity('hats');
  for (const id of [county, other, whole]) await addCase(database, id);
});
afterAll(() => database.close());
beforeEach(async () => {
  person = await newPerson(database);
});

/** A case of the desk's own unit where the matter has one, the city's otherwise. */
const caseAt = (process: string, desk: string, fund: string, of: string): string =>
  `${city}/${process}/${desk.slice(0, 6)}/${fund}/${of}`;

const both = (first: Omit<Act, 'person'>, second: Omit<Act, 'person'>): Promise<string> =>
  tried(database, async (sql) => {
    await act(sql, { person, ...first });
    await act(sql, { person, ...second });
  });

describe('岗位分离 › one person, one desk in a matter', () => {
  test.each([
    ['P11', 'EMPLOYEE', period, ['331101', '331102', '331121']],
    ['P08', 'RESIDENT', '2022', ['331102', '331121']],
  ])('every pair of desks of %s, in both orders', async (process, fund, of, units) => {
    const desks = desksOfMatter(process, units);
    for (const desk of desks) await addCase(database, caseAt(process, desk, fund, of));
    for (const desk of desks) await accountOf(database, person, desk);
    const wrong: string[] = [];
    let pairs = 0;
    for (const a of desks) {
      for (const b of desks) {
        const said = await both(
          { desk: a, on: caseAt(process, a, fund, of) },
          { desk: b, on: caseAt(process, b, fund, of) },
        );
        pairs += 1;
        if (said !== (a === b ? 'done' : 'TC015')) wrong.push(`${a} then ${b}: ${said}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(150);
  });

  test('the same desk acts on every case of the matter, as often as it is asked', async () => {
    const agency = '331100.INSURANCE_AGENCY.preparer';
    for (const on of [county, other, whole, whole])
      await act(database, { person, desk: agency, on });
    expect(await database.rows('SELECT desk FROM hat WHERE person = $1', [person])).toEqual([
      { desk: agency },
    ]);
  });

  test.each([
    ['another month', `${city}/P11/331100/EMPLOYEE/2022-11`],
    ['another fund', `${city}/P11/331100/RESIDENT/${period}`],
    ['another process', `${city}/P08/331100/EMPLOYEE/${period}`],
    ['another stream of the process', `${city}/P11-TRUE_UP/331100/EMPLOYEE/${period}`],
  ])('%s is another matter', async (_name, on) => {
    await addCase(database, on);
    expect(await both({ desk: preparer, on: county }, { desk: approver, on })).toBe('done');
  });

  test.each(['RETURN', 'CONFIRM', 'EXCUSE', 'SKIP_UP', 'CANCEL_TRANSFER'])(
    '%s is acting too, first or second',
    async (code) => {
      const one = { desk: preparer, on: county };
      const two = { desk: approver, on: whole, code };
      expect(await both(one, two)).toBe('TC015');
      expect(await both(two, one)).toBe('TC015');
    },
  );

  test('a decision in the name of an account of somebody else is none', async () => {
    const somebody = await newPerson(database);
    const said = await tried(database, async (sql) => {
      await act(sql, { person, desk: preparer, on: county });
      await sql.rows(
        `INSERT INTO decision SELECT gen_random_uuid(), $2, d.case_id, d.code, d.form, d.comment, d.return_to,
           d.reason_code, d.username, $1, d.office, d.department, d.post, d.at, d.recorded_at, 'other', 'f'
           FROM decision d WHERE d.person = $3`,
        [somebody, crypto.randomUUID(), person],
      );
    });
    expect(said).toBe('TC011');
  });

  test('with its guard taken out the second desk gets through', async () => {
    const said = await tried(database, async (sql) => {
      await sql.rows('ALTER TABLE decision DISABLE TRIGGER one_desk_per_matter');
      await act(sql, { person, desk: preparer, on: county });
      await act(sql, { person, desk: approver, on: whole });
    });
    expect(said).toBe('done');
  });

  test('where somebody acts is never written over', async () => {
    await act(database, { person, desk: preparer, on: county });
    await expect(database.rows(`UPDATE hat SET desk = 'x'`)).rejects.toMatchObject({
      code: 'TC011',
    });
    await expect(database.rows('DELETE FROM hat')).rejects.toMatchObject({ code: 'TC011' });
  });
});

describe('twenty at once', () => {
  test('at twenty desks of a matter: exactly one gets through', async () => {
    const desks = desksOfMatter('P11', [
      '331101',
      '331102',
      '331121',
      '331122',
      '331123',
      '331124',
    ]);
    const twenty = desks.slice(0, 20);
    expect(twenty).toHaveLength(20);
    for (const desk of twenty) await addCase(database, caseAt('P11', desk, 'EMPLOYEE', period));
    for (let round = 0; round < 5; round += 1) {
      const one = await newPerson(database);
      for (const desk of twenty) await accountOf(database, one, desk);
      const said = await Promise.all(
        twenty.map((desk) =>
          database
            .tx((sql) =>
              act(sql, { person: one, desk, on: caseAt('P11', desk, 'EMPLOYEE', period) }),
            )
            .then(
              () => 'done',
              (error: { code?: string }) => error.code,
            ),
        ),
      );
      expect(said.filter((each) => each === 'done')).toHaveLength(1);
      expect(said.filter((each) => each === 'TC015')).toHaveLength(19);
      expect(await database.rows('SELECT 1 FROM decision WHERE person = $1', [one])).toHaveLength(
        1,
      );
    }
  });

  test('the second waits for the first; what the first undoes, the second may do', async () => {
    const undone = new Error('undone');
    await accountOf(database, person, preparer);
    await accountOf(database, person, approver);
    let second: Promise<unknown> = Promise.resolve();
    await database
      .tx(async (sql) => {
        await act(sql, { person, desk: preparer, on: county });
        second = database.tx((theirs) => act(theirs, { person, desk: approver, on: whole }));
        await untilTrue(someoneWaits);
        throw undone;
      })
      .catch((error: unknown) => expect(error).toBe(undone));
    await expect(second).resolves.toBeUndefined();
  });

  test('two persons of one matter do not wait for each other', async () => {
    const colleague = await newPerson(database);
    await accountOf(database, colleague, approver);
    await database.tx(async (sql) => {
      await act(sql, { person, desk: preparer, on: county });
      const theirs = database.tx((other) =>
        act(other, { person: colleague, desk: approver, on: whole }),
      );
      expect(await Promise.race([theirs.then(() => 'through'), pause(25_000)])).toBe('through');
    });
  });
});

/** For a row or a word that another transaction holds. */
const someoneWaits = async (): Promise<boolean> => {
  const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return (await database.rows(waits)).length > 0;
};

const pause = (ms: number): Promise<string> =>
  new Promise((resolve) => setTimeout(() => resolve('waits'), ms).unref());

describe('what is opened about a matter belongs to it', () => {
  const subsidy = `${city}/P08/331102/RESIDENT/2022`;
  const accountant = '331100.FINANCE.accountant';
  let duty: string;

  beforeAll(async () => {
    duty = await addDuty(database, '331102', '2022-04-30', { reference: 'P08-331102R-2022-01' });
    await landed(database, 'bank/1', '331102', '700.00', '2022-04-20');
    await landed(database, 'bank/2', '331102', '800.00', '2022-04-21');
  });

  test('the breach of its duty, with its letters', async () => {
    const ladder = await addCase(database, `${city}/P26-P08_SUBSIDY_1/331102/RESIDENT/2022`);
    await database.rows('UPDATE obligation SET ladder_case = $1 WHERE id = $2', [ladder, duty]);
    const signs = { desk: '331100.LEADING_GROUP_OFFICE.approver', on: ladder };
    const finance = { desk: '331102.FINANCE.reviewer', on: subsidy };
    expect(await both(finance, signs)).toBe('TC015');
    expect(await both(signs, finance)).toBe('TC015');
    const officer = { desk: '331100.LEADING_GROUP_OFFICE.deadlineOfficer', on: ladder };
    expect(await both(signs, { ...officer, code: 'EXCUSE' })).toBe('TC015');
  });

  test('money that is too much for its duty', async () => {
    const item = await addCase(database, `${city}/P24-X_1/331100/RESIDENT/2022-04`);
    await database.rows(
      `INSERT INTO open_item (case_id, kind, transfer_key, amount, about_case, opened_at)
       VALUES ($1, 'OVERPAID', 'bank/1', 1.00, $2, now())`,
      [item, subsidy],
    );
    const decides = { desk: accountant, on: item, code: 'RETURN_MONEY' };
    expect(await both({ desk: '331102.FINANCE.reviewer', on: subsidy }, decides)).toBe('TC015');
  });

  test('money nobody knows is its own matter until somebody says whose it is', async () => {
    const item = await addCase(database, `${city}/P24-R_2/331100/RESIDENT/2022-04`);
    await database.rows(
      `INSERT INTO open_item (case_id, kind, transfer_key, amount, opened_at)
       VALUES ($1, 'UNMATCHED', 'bank/2', 800.00, now())`,
      [item],
    );
    const owes = { desk: '331102.FINANCE.reviewer', on: subsidy };
    const form = { obligationId: duty };
    const matches = { desk: accountant, on: item, code: 'MATCH', form };
    expect(await both(owes, { ...matches, code: 'RETURN_MONEY' })).toBe('done');
    expect(await both(owes, matches)).toBe('TC015');
    expect(await both(matches, owes)).toBe('TC015');
    expect(await both(owes, { ...matches, form: { obligationId: 'nonsense' } })).toBe('done');
    const agrees = { desk: '331100.INSURANCE_AGENCY.accountant', on: item };
    expect(await both({ ...matches, code: 'RETURN_MONEY' }, agrees)).toBe('TC015');
  });

  test('a task without a case is about its transfer’s; without both it is alone', async () => {
    const reviews = { desk: '331102.HEALTHCARE_SECURITY.reviewer', on: county };
    const loose = { desk: accountant, on: null };
    expect(await both(reviews, loose)).toBe('done');
    expect(await both(loose, { ...loose, desk: approver })).toBe('done');
    const transferKey = `${whole}/APPROPRIATION/1/out`;
    const said = await tried(database, async (sql) => {
      await sql.rows('ALTER TABLE transfer DISABLE TRIGGER USER');
      await sql.rows(
        `INSERT INTO transfer (key, direction, case_id, city, process, unit, fund, period, obligation, instalment,
           from_account, from_type, to_account, to_type, amount, clause, pack, content_hash, state, created_at)
         VALUES ($1, 'OUT', $2, $3, 'P11', '331100', 'EMPLOYEE', $4, 'APPROPRIATION', 1, '331100.SFA_CITY.EMPLOYEE',
           'SFA_CITY', '331100.EXP_CITY.EMPLOYEE', 'EXP_CITY', 1, 'LS-9.c', 'p', repeat('a', 64), 'PENDING', now())`,
        [transferKey, whole, city, period],
      );
      await act(sql, { person, ...reviews });
      await act(sql, { person, ...loose, transferKey });
    });
    expect(said).toBe('TC015');
  });
});
