/** One duty in money of one case, as a payer names it. */
export interface Remitted {
  readonly process: string;
  readonly unit: string;
  readonly fund: string;
  readonly period: string;
  /** Which of the duties in money that the process collects, from 1. */
  readonly ordinal?: number;
}

/**
 * 汇款附言: what a remittance must carry to be matched by itself. It belongs to one duty of one case, whose
 * dated stages share it; two check digits catch a slip.
 */
export function paymentReference({ process, unit, fund, period, ordinal = 1 }: Remitted): string {
  const which = ordinal === 1 ? '' : String(ordinal);
  const body = `${process}-${unit}${fund.slice(0, 1)}${which}-${period.replaceAll('-', '')}`;
  const letters = Array.from(body, (letter) => letter.charCodeAt(0));
  const digits = letters.reduce((rest, letter) => (rest * 31 + letter) % 97, 7);
  return `${body}-${String(digits).padStart(2, '0')}`;
}

/** Every text in a bank's remark that is written like a reference, once each, whatever its case. */
export function referencesIn(remark: string): readonly string[] {
  const written = /P\d{2}-\d{6}[A-Z]\d{0,2}-\d{4}[0-9A-Z]{0,6}-\d{2}(?!\d)/g;
  return [...new Set(remark.toUpperCase().match(written) ?? [])];
}
