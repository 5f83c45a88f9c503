import { processOfPack, type Pack } from '../pack.js';
import type { ProcessDefinition } from '../schema/process.schema.js';
import { definitionOfPage, runningPage } from './definition-of-page.js';
import type { Page } from './read.js';

interface OfFund {
  readonly page: Page;
  readonly definition: ProcessDefinition;
}

const known = new WeakMap<Page, Map<string, OfFund>>();

/** What stands in a page for one fund: where a fund has a sentence of its own (`byFund`), that is its clause. */
function ofFund(value: unknown, fund: string): unknown {
  if (Array.isArray(value)) return value.map((each) => ofFund(each, fund));
  if (typeof value !== 'object' || value === null) return value;
  const own = 'byFund' in value ? (value.byFund as Readonly<Record<string, string>>)[fund] : null;
  const parts = Object.entries(value).map(([key, each]) => [key, ofFund(each, fund)] as const);
  return { ...Object.fromEntries(parts), ...(own && { clause: own }) };
}

function readFor(pack: Pack, page: Page, fund: string): OfFund {
  const funds = known.get(page) ?? new Map<string, OfFund>();
  known.set(page, funds);
  const before = funds.get(fund);
  if (before) return before;
  const own: Page = { words: page.words, law: ofFund(page.law, fund) as Page['law'] };
  const read = { page: own, definition: definitionOfPage(pack, own) };
  funds.set(fund, read);
  return read;
}

/** The page that runs a process, as it reads for a fund; undefined: a page of TypeScript runs it. */
export function pageOfFund(pack: Pack, process: string, fund: string): Page | undefined {
  const page = runningPage(pack, process);
  return page && readFor(pack, page, fund).page;
}

/** A process as it reads for a fund: every clause is that fund's own. */
export function processOfFund(pack: Pack, process: string, fund: string): ProcessDefinition {
  const page = runningPage(pack, process);
  return page ? readFor(pack, page, fund).definition : processOfPack(pack, process);
}
