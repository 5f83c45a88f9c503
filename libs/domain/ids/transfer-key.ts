import { caseId, fund, parseCaseId, type CaseId } from './case-id.js';

/** The key of one movement of money, for ever. */
export type TransferKey = string & { readonly __unit: 'transfer' };

/** Whether the money comes in or goes out. */
export type Way = 'in' | 'out';

/** A transfer key taken apart. */
export interface TransferParts {
  readonly caseId: CaseId;
  readonly obligation: string;
  readonly instalment: number;
  readonly way: Way;
}

const OBLIGATION = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

/** Case id + `/<obligation>/<instalment>/<in|out>`; instalments count from 1. */
export function transferKey(
  ofCase: CaseId,
  obligation: string,
  instalment: number,
  way: Way,
): TransferKey {
  if (!OBLIGATION.test(obligation)) throw new RangeError(`not an obligation code: ${obligation}`);
  if (!Number.isInteger(instalment) || instalment < 1 || instalment > 9_999) {
    throw new RangeError(`not an instalment: ${instalment}`);
  }
  return `${ofCase}/${obligation}/${instalment}/${way}` as TransferKey;
}

/** Takes a transfer key apart; what is not exactly one is refused. */
export function parseTransferKey(text: string): TransferParts {
  const found = /^(.+)\/([^/]+)\/([1-9]\d{0,3})\/(in|out)$/.exec(text);
  if (!found) throw new RangeError(`not a transfer key: ${text}`);
  const [, casePart = '', obligation = '', instalment = '', way = ''] = found;
  const of = parseCaseId(casePart);
  fund(of.fund); // money is of one fund
  const parts: TransferParts = {
    caseId: caseId(of),
    obligation,
    instalment: Number(instalment),
    way: way === 'in' ? 'in' : 'out',
  };
  transferKey(parts.caseId, parts.obligation, parts.instalment, parts.way);
  return parts;
}
