import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paperOf } from '#documents/paper-of.js';
import { renderLetter } from '#documents/render-letter.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { signLetter } from '#persistence/letters/sign-letter.js';
import { letterFaceOf } from '#policy/letter-face.js';
import { loadPack } from '#policy/load-packs.js';
import { run } from '../../apps/cli/program.js';
import { startApi, type RunningApi } from '../api/support/running-api.js';
import {
  addMissedDuty,
  aLetter,
  decideToSign,
  letterNow,
  series,
} from '../persistence/letters/letter-city.js';

let api: RunningApi;
let folder: string;
const before = process.env['TONGCHOU_DATA'];

beforeAll(async () => {
  api = await startApi('letters_cli');
  folder = mkdtempSync(join(tmpdir(), 'instance-'));
  mkdirSync(join(folder, 'run'));
  mkdirSync(join(folder, 'secrets'));
  writeFileSync(join(folder, 'secrets/operator-key'), 'ab'.repeat(32));
  writeFileSync(join(folder, 'run/status.json'), JSON.stringify({ api: api.url, processes: [] }));
  process.env['TONGCHOU_DATA'] = folder;
});
afterAll(async () => {
  if (before === undefined) delete process.env['TONGCHOU_DATA'];
  else process.env['TONGCHOU_DATA'] = before;
  rmSync(folder, { recursive: true });
  await api.stop();
});

async function tongchou(...words: string[]): Promise<{ exit: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const exit = await run(words, { answer: (text) => (out += text), talk: (text) => (err += text) });
  return { exit, out, err };
}

/** A letter set on the city's paper and signed; answers its PDF as it was kept. */
async function signedPdf(): Promise<{ pdf: Buffer; number: string }> {
  return await api.database.tx(async (sql) => {
    const id = await draftLetter(sql, aLetter(await addMissedDuty(sql)));
    let pdf: Uint8Array = Buffer.alloc(0);
    const { number } = await signLetter(sql, {
      id,
      series,
      year: 2022,
      signedBy: 'city.office.approver',
      ...(await decideToSign(sql, 'city.office.approver', id)),
      at: letterNow,
      render: async (letter) => {
        const signed = { number: letter.number, on: letter.signedOn };
        const face = letterFaceOf(loadPack('lishui'), letter.kind);
        const rendered = await renderLetter(paperOf(face, letter, signed), undefined);
        pdf = rendered.pdf;
        return rendered;
      },
    });
    return { pdf: Buffer.from(pdf), number };
  });
}

describe('tongchou letters verify', () => {
  test('names a signed letter, and says no to the same file with one byte changed', async () => {
    const { pdf, number } = await signedPdf();
    const file = join(folder, 'letter.pdf');
    writeFileSync(file, pdf);
    const yes = await tongchou('letters', 'verify', file, '--json');
    expect(yes.exit).toBe(0);
    expect(JSON.parse(yes.out)).toMatchObject({ signed: true, letter: { number } });
    const words = await tongchou('letters', 'verify', file);
    expect(words.out).toContain('谢长青 于 2022-05-09T09:00:00+08:00 签发，内容未改动');
    for (const at of [9, Math.floor(pdf.length / 2), pdf.length - 1]) {
      const changed = Buffer.from(pdf);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      writeFileSync(file, changed);
      const said = await tongchou('letters', 'verify', file, '--json');
      expect(said.exit).toBe(1);
      expect(JSON.parse(said.out)).toMatchObject({ signed: false, letter: null });
    }
  });

  test('a file that is not there is wrong input', async () => {
    const { exit, err } = await tongchou('letters', 'verify', join(folder, 'nothing.pdf'));
    expect(exit).toBe(2);
    expect(err).toContain('没有这个文件');
  });
});
