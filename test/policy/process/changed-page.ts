import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultOf } from '#policy/checks/finding.js';
import { loadPack } from '#policy/load-packs.js';
import { PolicyFault } from '#policy/policy-fault.js';
import { policyFolder } from '#policy/policy-folder.js';
import { checkPages } from '#policy/process/check.js';
import { readPages } from '#policy/process/read.js';

/** A change of a page: in the city's law, or in the words. */
export interface PageChange {
  readonly city: string;
  readonly process: string;
  readonly in: 'law' | 'words';
  readonly from: string;
  readonly to: string;
}

function changed(text: string, { from, to }: PageChange): string {
  if (!text.includes(from)) throw new Error(`the page does not say ${from}`);
  return text.replace(from, to);
}

/** The faults of a city's page once it is changed; the rest of the pack is as it stands. */
export function faultsOfChanged(change: PageChange): readonly string[] {
  const { city, process } = change;
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const put = (kind: string, text: string): void => {
    mkdirSync(join(folder, kind));
    writeFileSync(join(folder, kind, `${process}.yaml`), text);
  };
  const law = readFileSync(join(policyFolder, 'packs', city, `processes/${process}.yaml`), 'utf8');
  const words = readFileSync(join(policyFolder, `processes/${process}.yaml`), 'utf8');
  try {
    put('processes', change.in === 'law' ? changed(law, change) : law);
    // Without words of its own the page has the product's, which other cities share.
    if (change.in === 'words') put('words', changed(words, change));
    const pack = { ...loadPack(city), pages: readPages({ id: city, folder, label: city }) };
    return checkPages(pack).map((each) => faultOf(pack, each).message);
  } catch (error) {
    if (error instanceof PolicyFault) return [error, ...error.others].map(({ message }) => message);
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A change that must be refused: what is changed into what, and what is said of it. */
type Row = readonly [given: string, from: string, to: string, says: RegExp];

/** Each row is refused, by file and line, in both languages. */
export const refused = (page: Omit<PageChange, 'from' | 'to'>, rows: readonly Row[]): void => {
  test.each(rows)('%s', (_given, from, to, says) => {
    const faults = faultsOfChanged({ ...page, from, to });

    expect(faults.join('\n')).toMatch(says);
    for (const fault of faults) {
      // File, line, and both languages: the clerk who wrote the file must find it without us.
      expect(fault).toMatch(/^(?:[a-z]+\/)?(?:processes|words)\/P\d\d\.yaml:\d+/);
      expect(fault).toMatch(/[\u4E00-\u9FFF].* \/ .*[A-Za-z]{2,}/);
    }
  });
};
