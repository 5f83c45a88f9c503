import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualBank } from '#adapters/bank/manual-bank.js';
import type { PaymentOrder } from '#adapters/bank/bank.port.js';
import { picture, savedAs } from '../support/saved-as.js';
import { conformance, order, type Harness } from './conformance.js';

interface Folder {
  readonly bank: ManualBank;
  readonly path: string;
  /** Two clerks write the result; `changes` makes them careless. */
  readonly write: (asked: PaymentOrder, changes?: object) => Promise<void>;
  readonly results: (key: string) => Promise<number>;
  readonly remove: () => Promise<void>;
}

const fileOf = (key: string): string =>
  `payment-${createHash('sha256').update(key).digest('hex').slice(0, 24)}.json`;

async function folder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'manual-'));
  const write = async (asked: PaymentOrder, changes: object = {}): Promise<void> => {
    let question: { content: object; sha256: string };
    try {
      const text = await readFile(join(path, 'questions', fileOf(asked.key)), 'utf8');
      question = JSON.parse(text) as typeof question;
    } catch {
      return;
    }
    if ('cancelled' in question.content) return;
    const { key, amount } = asked;
    const executedAt = '2022-10-10T10:00:00+08:00';
    const value = { key, state: 'EXECUTED', amount, valueDate: '2022-10-10', executedAt };
    const { sha256 } = question;
    const result = {
      sha256,
      entered: { by: '王芳', value },
      checked: { by: '李强', value },
      ...changes,
    };
    await mkdir(join(path, 'answers'), { recursive: true });
    await writeFile(join(path, 'answers', fileOf(key)), JSON.stringify(result));
  };
  return {
    bank: new ManualBank(path),
    path,
    write,
    results: async (key) =>
      (await readdir(join(path, 'answers')).catch(() => [])).filter((name) => name === fileOf(key))
        .length,
    remove: async () => rm(path, { recursive: true, force: true }),
  };
}

conformance('人工 manual', async (): Promise<Harness> => {
  const { bank, write, results, remove } = await folder();
  return { bank, settle: write, executions: results, stop: remove };
});

describe('人工双录 results by hand', () => {
  const value = {
    state: 'EXECUTED',
    amount: '10.01',
    valueDate: '2022-10-10',
    executedAt: '2022-10-10T10:00:00+08:00',
  };

  test.each([
    ['one person signs twice', { checked: { by: '王芳 ', value: {} } }],
    ['the second person types another amount', { checked: { by: '李强', value: { amount: '1' } } }],
    ['nobody checks', { checked: undefined }],
    ['it answers another instruction', { sha256: '0'.repeat(64) }],
    ['it has a field that nobody asked for', { note: 'paid' }],
  ])('a result where %s does not count', async (_, changes) => {
    const { bank, write, remove } = await folder();
    const asked = order();
    expect(await bank.pay(asked)).toMatchObject({ why: 'AWAITING_PEOPLE' });
    await write(asked, changes);
    expect(await bank.query(asked)).toMatchObject({ outcome: 'UNKNOWN', why: 'NOT_SIGNED_OFF' });
    await remove();
  });

  test.each(Object.entries(savedAs))('a result saved as %s counts', async (_form, save) => {
    const { bank, write, path, remove } = await folder();
    const asked = order();
    await bank.pay(asked);
    await write(asked);
    const file = join(path, 'answers', fileOf(asked.key));
    await writeFile(file, save(await readFile(file, 'utf8')));
    expect(await bank.query(asked)).toMatchObject({ outcome: 'EXECUTED' });
    await writeFile(file, picture);
    expect(await bank.query(asked)).toMatchObject({ why: 'NOT_SIGNED_OFF' });
    await rm(file);
    await mkdir(file);
    expect(await bank.query(asked)).toMatchObject({ why: 'NOT_SIGNED_OFF' });
    await remove();
  });

  test('both persons agreeing on another amount than ordered is a mismatch', async () => {
    const { bank, write, remove } = await folder();
    const asked = order();
    await bank.pay(asked);
    const other = { ...value, key: asked.key, amount: '10.10' };
    await write(asked, {
      entered: { by: '甲', value: other },
      checked: { by: '乙', value: other },
    });
    expect(await bank.query(asked)).toMatchObject({ outcome: 'UNKNOWN', why: 'MISMATCH' });
    await remove();
  });

  test('an instruction that has left waits for people, also when it is to be cancelled', async () => {
    const { bank, remove } = await folder();
    const asked = order();
    await bank.pay(asked);
    expect(await bank.cancel(asked)).toMatchObject({ why: 'AWAITING_PEOPLE' });
    expect(await bank.query(asked)).toMatchObject({ why: 'AWAITING_PEOPLE' });
    await remove();
  });
});
