import { units } from './units.js';

/** A designated provider (定点医药机构) and the part of its unit's expenditure that it claims. */
export interface Provider {
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

export const providers = (): readonly Provider[] =>
  units().flatMap((unit) =>
    KINDS.map(({ kind, share }, index) => ({
      code: `H${unit}0000${index + 1}`,
      unit,
      kind,
      share,
    })),
  );

export const providerOf = (code: string): Provider | undefined =>
  providers().find((each) => each.code === code);
