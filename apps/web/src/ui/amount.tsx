import { inCapitals, withThousands } from './money.js';

/** An amount in figures, right-aligned by its cell. */
export function Amount({ value }: { value: string | null | undefined }) {
  if (value === null || value === undefined) return <span className="quiet">—</span>;
  return <span className="figures">{withThousands(value)}</span>;
}

/** 大写 beside the figures, as on a voucher. */
export function Capitals({ value }: { value: string }) {
  const words = inCapitals(value);
  return words === null ? null : (
    <span className="capitals" lang="zh-CN">
      {words}
    </span>
  );
}
