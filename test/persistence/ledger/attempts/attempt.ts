/**
 * Something the law forbids, tried by hand in SQL as the owner of the tables. `refusedBy` is the code or
 * the constraint that must answer; `guards` are what must be taken away before it goes through.
 */
export interface Attempt {
  readonly sentence: string;
  readonly refusedBy: string;
  readonly attempt: string;
  readonly guards: readonly string[];
}

/** Takes a trigger away. */
export const trigger = (name: string, table: string): string => `DROP TRIGGER ${name} ON ${table}`;
/** Takes a constraint away. */
export const constraint = (name: string, table: string): string =>
  `ALTER TABLE ${table} DROP CONSTRAINT ${name} CASCADE`;

const account = (type: string, unit: string, fund = 'EMPLOYEE'): string =>
  `lishui/${type}/${unit}/${fund}`;
export const sfa = account('SFA_CITY', '331100');
export const sfaResident = account('SFA_CITY', '331100', 'RESIDENT');
export const expCity = account('EXP_CITY', '331100');
export const expCounty = account('EXP_COUNTY', '331102');
export const payer = account('PAYER', '331100');
export const provider = account('PROVIDER', '331100');
export const opening = account('OPENING', '331100');
export const openingResident = account('OPENING', '331100', 'RESIDENT');

/** The instalments of the lively city, by what they are an example of. */
export const key = (instalment: number, onCase = 'lishui/P11/331100/EMPLOYEE/2022-10'): string =>
  `${onCase}/APPROPRIATION/${instalment}/out`;
export const posted = key(1);
export const pending = key(2);
export const byOnePerson = key(3);
export const byOneDepartment = key(4);
export const submitted = key(5);
export const arrived = 'bank-000001';

interface EntryText {
  readonly kind?: string;
  readonly fund?: string;
  readonly transfer?: string;
  readonly reversalOf?: string;
  readonly decision?: string;
  readonly valueDate?: string;
}
const quoted = (text: string | undefined): string => (text === undefined ? 'NULL' : `'${text}'`);

/** An entry with its postings `[account, amount, fund of the posting]`. */
export function entry(
  of: EntryText,
  postings: readonly (readonly [account: string, amount: string, fund?: string])[],
): string {
  const fund = of.fund ?? 'EMPLOYEE';
  const rows = postings.map(
    ([id, amount, own]) => `('${id}', ${amount}::numeric, '${own ?? fund}')`,
  );
  return `WITH e AS (INSERT INTO entry
      (kind, transfer_key, reversal_of, decision_id, fund, value_date, posted_at, clause, pack)
      VALUES ('${of.kind ?? 'OPENING'}', ${quoted(of.transfer)}, ${of.reversalOf ?? 'NULL'}, ${of.decision ?? 'NULL'},
        '${fund}', '${of.valueDate ?? '2022-10-10'}', to_timestamp(0), 'LS-9.c', 'lishui@2022.1') RETURNING id)
    INSERT INTO posting (entry_id, account_id, fund, amount)
      SELECT e.id, p.account, p.fund, p.amount FROM e, (VALUES ${rows.join(', ')}) AS p (account, amount, fund)`;
}

/** The entry of a transfer, as a sub-query. */
export const entryOf = (transfer: string): string =>
  `(SELECT id FROM entry WHERE transfer_key = '${transfer}' AND kind = 'TRANSFER')`;
/** A decision of a person, as a sub-query. */
export const decisionBy = (person: string, code = 'APPROVE'): string =>
  `(SELECT id FROM decision WHERE username = '${person}' AND code = '${code}' ORDER BY id LIMIT 1)`;

interface TransferText {
  readonly instalment?: number;
  readonly key?: string;
  readonly direction?: 'IN' | 'OUT';
  readonly from?: string;
  readonly to?: string;
  readonly fund?: string;
  readonly amount?: string;
  readonly state?: string;
  readonly valueDate?: string;
}

/** A transfer written by hand; everything not said is as it should be. */
export function transfer(of: TransferText): string {
  const { instalment = 90, direction = 'OUT', fund = 'EMPLOYEE' } = of;
  const from = of.from ?? sfa;
  const to = of.to ?? expCity;
  const caseId = `lishui/P11/331100/${fund}/2022-10`;
  const type = (id: string): string => id.split('/')[1] ?? '';
  return `INSERT INTO transfer (key, direction, case_id, city, process, unit, fund, period, obligation, instalment,
      from_account, from_type, to_account, to_type, amount, clause, pack, content_hash, state, value_date, created_at)
    VALUES ('${of.key ?? key(instalment, caseId)}', '${direction}', '${caseId}', 'lishui', 'P11', '331100', '${fund}',
      '2022-10', 'APPROPRIATION', ${instalment}, '${from}', '${type(from)}', '${to}', '${type(to)}', ${of.amount ?? '1.00'},
      'LS-9.c', 'lishui@2022.1', repeat('a', 64), '${of.state ?? (direction === 'OUT' ? 'PENDING' : 'EXECUTED')}',
      ${quoted(of.valueDate)}, to_timestamp(0))`;
}
