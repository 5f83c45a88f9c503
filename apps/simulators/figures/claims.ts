import { FUNDS } from '#domain/ids/case-id.js';
import { sum, times, type Yuan } from '#domain/money/yuan.js';
import { month, type Month } from '#domain/time/month.js';
import { expenditure, UNITS } from './figures.js';

/** A designated provider (定点医药机构) and the part of its unit's expenditure that it claims. */
interface Provider {
  readonly code: string;
  readonly unit: string;
  readonly kind: 'HOSPITAL' | 'CLINIC' | 'PHARMACY';
  readonly share: string;
}

const KINDS = [
  { kind: 'HOSPITAL', share: '0.620' },
  { kind: 'CLINIC', share: '0.230' },
  { kind: 'PHARMACY', share: '0.080' },
] as const;

export const providers: readonly Provider[] = UNITS.flatMap((unit) =>
  KINDS.map(({ kind, share }, index) => ({ code: `H${unit}0000${index + 1}`, unit, kind, share })),
);

/** A provider's claims of a month over both funds (申拨). */
export function claims({ unit, share }: Provider, of: Month): Yuan {
  return sum(FUNDS.map((fund) => times(expenditure(unit, fund, of), share)));
}

/** A provider's claims of a year, the base of its annual clearing (年度清算). */
export function clearing(provider: Provider, year: number): Yuan {
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  return sum(months.map((number) => claims(provider, month(`${year}-${number}`))));
}
