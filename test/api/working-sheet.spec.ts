import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bigInt, sample } from 'fast-check';
import { work, type Working } from '#policy/formulas/evaluate.js';
import { FormulaFault } from '#policy/formulas/formula-fault.js';
import { loadPack } from '#policy/load-packs.js';
import { workingSheet } from '../../apps/api/rules/working-sheet.js';
import { workedExamples, type Examples } from '../policy/formulas/examples.js';

const calc = '/usr/lib/libreoffice/program/libsclo.so';
const recalculates = existsSync(calc);
if (!recalculates) {
  process.stderr.write(
    `没有 LibreOffice Calc，跳过重算对比 · no LibreOffice Calc (${calc}): workbooks are not recalculated here\n`,
  );
}

const fen = bigInt({ min: 0n, max: 10n ** 18n });

/** An amount between half and twice the example's, so that heads stay heads and rates stay rates. */
function near(amount: string, drawn: bigint): string {
  const fen = BigInt(amount.replace(/[-.]/g, ''));
  const digits = String(fen / 2n + (drawn % ((3n * fen) / 2n + 1n))).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same input with every amount redrawn; codes, years, ratios and kinds stay. */
function redraw(input: unknown, next: () => bigint): unknown {
  if (typeof input === 'string') {
    const large = /^-?\d+\.\d{2}$/.test(input) && Number(input) > 1.01;
    return large ? near(input, next()) : input;
  }
  if (Array.isArray(input)) return input.map((each: unknown) => redraw(each, next));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, redraw(value, next)]),
  );
}

/** A hundred workings, formula after formula, each on amounts of its own. */
function randomWorkings(count: number): Working[] {
  const drawn = sample(fen, { numRuns: count * 60, seed: 20220301 })[Symbol.iterator]();
  const next = (): bigint => drawn.next().value ?? 0n;
  const usable = workedExamples.flatMap((of) =>
    of.examples.filter(({ wrong }) => wrong === undefined).map((example) => ({ of, example })),
  );
  const found: Working[] = [];
  for (let at = 0; found.length < count; at = (at + 7) % usable.length) {
    const { of, example } = usable[at] as { of: Examples; example: Examples['examples'][number] };
    try {
      const input = redraw(example.input, next);
      found.push(work(loadPack(of.city), of.formula, input, example.readings ?? {}));
    } catch (error) {
      // A pot smaller than its parts, an extraction above the income: redrawn amounts may be no case.
      if (!(error instanceof FormulaFault)) throw error;
    }
  }
  return found;
}

/** To the fen; what the working keeps finer is shown rounded in its cell. */
function isSame(cell: string, value: string): boolean {
  const shown = Number(cell.replaceAll(',', '') || 'NaN');
  return /\.\d{2}$/.test(value)
    ? shown.toFixed(2) === value
    : Math.abs(shown - Number(value)) < 0.006;
}

describe('the working as a workbook', () => {
  test('is a file a spreadsheet opens', async () => {
    const [working] = randomWorkings(1);
    const file = await workingSheet(working as Working);
    expect(file.subarray(0, 2).toString()).toBe('PK');
  });

  test('a hundred random workings recalculate to the fen in LibreOffice, where there is one', async () => {
    if (!recalculates) return;
    const folder = mkdtempSync(join(tmpdir(), 'tongchou-workbooks-'));
    const workings = randomWorkings(100);
    const files = await Promise.all(
      workings.map(async (working, index) => {
        const file = join(folder, `w${index}.xlsx`);
        writeFileSync(file, await workingSheet(working));
        return file;
      }),
    );
    const filter = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false';
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        ...files,
      ],
      { stdio: 'ignore', timeout: 240_000 },
    );
    const different = workings.flatMap((working, index) => {
      const lines = readFileSync(join(folder, `w${index}.csv`), 'utf8').split('\n');
      const cells = new Map(
        lines.map((line) => line.split('\t')).map(([, name, value]) => [name ?? '', value ?? '']),
      );
      return working.trace
        .filter(({ step, value }) => !isSame(cells.get(step) ?? '', value))
        .map(
          ({ step, value }) =>
            `${working.city} ${working.formula} ${step}: ${cells.get(step) ?? '—'} for ${value}`,
        );
    });
    expect(different).toEqual([]);
  });
});
