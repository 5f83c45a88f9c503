import { rmSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { backup } from '../../apps/cli/backup/backup.js';
import { restore } from '../../apps/cli/backup/restore.js';
import { checkBooks } from '../../apps/cli/reconcile/check-books.js';
import { acceptBooks, finishBooks, settleBooks } from '../../apps/cli/reconcile/settle-books.js';
import type { Site } from '../../apps/cli/site.js';
import { City, units } from '../support/city.js';
import { Caller } from '../support/caller.js';
import { startInstance, type Instance } from '../support/instance.js';
import { startOwnServices, type OwnServices } from '../support/own-services.js';
import { untilTrue } from '../support/until.js';

let services: OwnServices;
let instance: Instance;
let city: City;
let site: Site;
let file: string;

beforeAll(async () => {
  services = await startOwnServices('restore');
  instance = await startInstance('restore', { date: '2022-09-16' });
  city = new City(instance);
  site = services.siteOf(instance);
  file = join(site.backups, 'middle.tar.gz');
  await city.moveTo('2022-09-16T09:00:00+08:00');
});
afterAll(async () => {
  await instance?.stop();
  await services?.stop();
});

const employee = ({ fund }: { fund: string }): boolean => fund === 'EMPLOYEE';
const resident = ({ fund }: { fund: string }): boolean => fund === 'RESIDENT';
const quiet = (): void => undefined;
const operator = (): Caller => Caller.operator(instance.api, instance.operatorKey);

async function payIn(amount: string, valueDate: string): Promise<string> {
  const answer = await fetch(`${instance.simulators}/deposits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      system: 'bank',
      to: '331100110010001',
      amount,
      valueDate,
      reference: '财政补助',
      payer: { unit: '331100', name: '市财政局' },
    }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { key: string }).key;
}

describe('a backup taken in the middle of a month is restored after more money has moved', () => {
  const written = Buffer.from('%PDF-1.7\n书面说明\n');
  let attached = '';
  let deposit = '';
  let unclear = '';

  test('one fund is paid, one payment is unclear, and the backup is one file', async () => {
    await city.moveTo('2022-09-26T09:00:00+08:00'); // every unit is silent
    await city.work('city.agency.preparer', 'p11.consolidate', 2);
    await city.work('city.finance.reviewer', 'p11.financeReview', 2);
    await city.work('city.finance.approver', 'p11.financeApprove', 1, {}, employee);
    await city.moveTo('2022-10-08T08:59:00+08:00');
    await city.faults([
      { system: 'bank', operation: 'pay', fault: 'timeoutAfter', rate: '0.30' },
      { system: 'bank', operation: 'query', fault: 'error5xx', rate: '1.00' },
    ]);
    await city.moveTo('2022-10-08T10:00:00+08:00');
    const unknown = await instance.database.rows<{ key: string }>(
      `SELECT key FROM transfer WHERE state = 'UNKNOWN' ORDER BY key`,
    );
    expect(unknown.length).toBeGreaterThan(0);
    unclear = unknown[0]?.key ?? '';
    const [task] = await city.todo('city.finance.approver', 'p11.financeApprove');
    attached = await (await city.as('city.finance.approver')).attach(task?.id ?? '', written);
    const made = await backup(site, file);
    expect(made).toMatchObject({ file, rows: expect.any(Number), files: 1, faulty: [] });
    expect(made.rows).toBeGreaterThan(500);
  });

  test('more is paid and more comes in; then somebody restores', async () => {
    await city.faults([]);
    await city.moveTo('2022-10-08T14:00:00+08:00');
    await city.work('city.finance.approver', 'p11.financeApprove', 1);
    await city.moveTo('2022-10-08T16:00:00+08:00');
    await city.work('liandu.accountant', 'p11.confirm', 2);
    deposit = await payIn('12345.67', '2022-10-09');
    await city.moveTo('2022-10-10T10:00:00+08:00');
    expect(await city.journal()).toHaveLength(21);
  });

  test('a damaged backup changes nothing', async () => {
    const bytes = readFileSync(file);
    bytes[bytes.length - 4_000] = (bytes[bytes.length - 4_000] ?? 0) ^ 0xff;
    const damaged = join(site.backups, 'damaged.tar.gz');
    writeFileSync(damaged, bytes);
    await expect(restore(site, damaged, quiet)).rejects.toThrow(/备份/);
    rmSync(damaged);
    expect(await city.now()).toMatch(/^2022-10-10/);
  });

  test('what the bank knows and we do not is listed before anything moves', async () => {
    const before = await city.journal();
    rmSync(site.attachments, { recursive: true }); // the disk is lost with the database
    const restored = await restore(site, file, quiet);
    const { books, recovered, businessThen, businessNow, files } = restored;
    expect(files).toBe(1);
    expect(recovered).toMatchObject({ problems: [] });
    expect(businessThen).toMatch(/^2022-10-08T10:/);
    expect(businessNow).toMatch(/^2022-10-10T10:/);
    expect(books).toMatchObject({ reconciling: true, from: '2022-10-07' });
    const of = (kind: string) => books.differences.filter((each) => each.kind === kind);
    expect(of('AT_BANK_ONLY').map(({ key }) => key)).toEqual([deposit]);
    expect(of('EXECUTED_UNPOSTED').map(({ key }) => key)).toContain(unclear);
    expect(of('EXPECTED_AGAIN').length).toBeGreaterThanOrEqual(10);
    const known = new Set([
      ...books.differences.map(({ key }) => key),
      ...(
        await instance.database.rows<{ key: string }>(
          `SELECT key FROM transfer WHERE state = 'POSTED'`,
        )
      ).map(({ key }) => key),
    ]);
    expect(before.filter(({ key }) => !known.has(key))).toEqual([]);
    expect(await city.journal()).toEqual(before);
    expect(await checkLedger(instance.database)).toEqual([]);
  });

  test('everybody is told, and no decision moves money while the books differ', async () => {
    const ready = await fetch(`${instance.api}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.text()).toContain('RECONCILING');
    const shown = await operator().get('/reconciliation');
    expect(shown.body).toMatchObject({ reconciling: true, from: '2022-10-07' });
    city = new City(instance); // nobody is signed in any more
    const read = await (await city.as('city.finance.approver')).file(`/attachments/${attached}`);
    expect(read.equals(written)).toBe(true);
    const { body } = await (await city.as('liandu.preparer')).get('/session');
    expect(body).toMatchObject({ banner: { code: 'RECONCILING' } });
    expect((await operator().post('/clock', { to: '2022-10-11T09:00:00+08:00' })).status).toBe(409);
    const moved = await city.journal();
    await city.work('city.finance.approver', 'p11.financeApprove', 1, {}, resident);
    const order = async (): Promise<string | undefined> => {
      const [row] = await instance.database.rows<{ state: string }>(
        `SELECT state FROM transfer WHERE key LIKE '%/331100/RESIDENT/2022-10/APPROPRIATION/1/out'`,
      );
      return row?.state;
    };
    await untilTrue(async () => (await order()) === 'PENDING');
    await new Promise((resolve) => setTimeout(resolve, 8_000)); // and it stays so
    expect(await order()).toBe('PENDING');
    expect(await city.journal()).toEqual(moved);
    expect(await finishBooks(site, '太早')).toMatchObject({ reconciling: true });
  });

  test('settling books by key what the bank did, and the rest is expected again', async () => {
    const settled = await settleBooks(site);
    expect(settled.open).toBe(0);
    const [incoming] = await instance.database.rows<{ state: string; amount: string }>(
      'SELECT state, amount FROM transfer WHERE key = $1',
      [deposit],
    );
    expect(incoming).toEqual({ state: 'POSTED', amount: '12345.67' });
    await expect(acceptBooks(site, deposit, '已核对')).rejects.toThrow();
    expect(await checkBooks(site)).toMatchObject({ open: 0, reconciling: true });
  });

  test('after the end of it the month goes on, and the bank has each key once', async () => {
    expect(await finishBooks(site, '逐笔核对无误')).toMatchObject({ reconciling: false });
    await city.moveTo('2022-10-10T16:00:00+08:00');
    for (const unit of units.slice(1)) await city.work(`${unit}.accountant`, 'p11.confirm', 2);
    const journal = await city.journal();
    expect(journal).toHaveLength(21);
    expect(new Set(journal.map(({ key }) => key)).size).toBe(21);
    const posted = await instance.database.rows<{ key: string }>(
      `SELECT key FROM transfer WHERE state = 'POSTED' ORDER BY key`,
    );
    expect(posted.map(({ key }) => key)).toEqual(journal.map(({ key }) => key).sort());
    expect(await checkLedger(instance.database)).toEqual([]);
    expect((await checkBooks(site)).differences.filter(({ state }) => state === 'OPEN')).toEqual(
      [],
    );
    const told = await instance.database.rows<{ action: string }>(
      `SELECT action FROM audit WHERE object_type = 'INSTANCE' ORDER BY id`,
    );
    expect(told.map(({ action }) => action)).toEqual([
      'BACKUP_RESTORED',
      'RECONCILIATION_FINISHED',
    ]);
    await untilTrue(async () => {
      const open = `SELECT id FROM process_case WHERE NOT finished AND process = 'P11' AND period = '2022-10'`;
      return (await instance.database.rows(open)).length === 0;
    });
  });
});
