import { join } from 'node:path';
import { z } from 'zod';
import type { Bank } from './bank/bank.port.js';
import { HttpBank } from './bank/http-bank.js';
import { ManualBank } from './bank/manual-bank.js';
import type { Finance } from './finance/finance.port.js';
import { HttpFinance } from './finance/http-finance.js';
import { ManualFinance } from './finance/manual-finance.js';
import { DEFAULT_TIMEOUT_MS, SignedHttp } from './http/signed-http.js';
import { HttpInsurance } from './insurance/http-insurance.js';
import type { Insurance } from './insurance/insurance.port.js';
import { ManualInsurance } from './insurance/manual-insurance.js';
import { HttpTax } from './tax/http-tax.js';
import { ManualTax } from './tax/manual-tax.js';
import type { Tax } from './tax/tax.port.js';
import { HttpTreasury } from './treasury/http-treasury.js';
import { ManualTreasury } from './treasury/manual-treasury.js';
import type { Treasury } from './treasury/treasury.port.js';

/** The five outside systems, each by its port. */
export interface Adapters {
  readonly finance: Finance;
  readonly tax: Tax;
  readonly insurance: Insurance;
  readonly treasury: Treasury;
  readonly bank: Bank;
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const shared = z.object({
  TONGCHOU_ADAPTER_SECRET: z
    .string()
    .regex(/^(?:[0-9a-f]{2}){16,64}$/i, 'hex, 16 to 64 bytes')
    .optional(),
  ADAPTER_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(DEFAULT_TIMEOUT_MS),
  SIMULATORS_URL: z.url().optional(),
  TONGCHOU_DATA: z.string().optional(),
  ADAPTER_MANUAL_DIR: z.string().optional(),
});
const kind = z.enum(['http', 'manual']).default('http');

function needed(value: string | undefined, what: string): string {
  if (value) return value;
  throw new Error(`外部系统未配置 An outside system is not configured: set ${what}.`);
}

/**
 * Picks an adapter for each system: `ADAPTER_BANK=http` (the default) talks to `ADAPTER_BANK_URL`
 * or `SIMULATORS_URL`, `ADAPTER_BANK=manual` uses the folder `bank` in `ADAPTER_MANUAL_DIR`.
 */
export function adaptersFromEnv(env: Environment): Adapters {
  const read = shared.parse(env);
  const clients: SignedHttp[] = [];
  const pick = <T>(
    system: string,
    http: (to: SignedHttp) => T,
    manual: (folder: string) => T,
  ): T => {
    const name = `ADAPTER_${system.toUpperCase()}`;
    if (kind.parse(env[name]) === 'manual') {
      const folder = read.ADAPTER_MANUAL_DIR ?? read.TONGCHOU_DATA;
      const root = needed(folder, 'ADAPTER_MANUAL_DIR or TONGCHOU_DATA');
      return manual(join(root, ...(read.ADAPTER_MANUAL_DIR ? [] : ['manual']), system));
    }
    const address = env[`${name}_URL`] ?? read.SIMULATORS_URL;
    const url = z.url().parse(needed(address, `${name}_URL or SIMULATORS_URL`));
    const secret = needed(read.TONGCHOU_ADAPTER_SECRET, 'TONGCHOU_ADAPTER_SECRET');
    const timeoutMs = read.ADAPTER_TIMEOUT_MS;
    const client = new SignedHttp({ url: url.replace(/\/+$/, ''), secret, timeoutMs });
    clients.push(client);
    return http(client);
  };
  return {
    finance: pick<Finance>(
      'finance',
      (to) => new HttpFinance(to),
      (folder) => new ManualFinance(folder),
    ),
    tax: pick<Tax>(
      'tax',
      (to) => new HttpTax(to),
      (folder) => new ManualTax(folder),
    ),
    insurance: pick<Insurance>(
      'insurance',
      (to) => new HttpInsurance(to),
      (folder) => new ManualInsurance(folder),
    ),
    treasury: pick<Treasury>(
      'treasury',
      (to) => new HttpTreasury(to),
      (folder) => new ManualTreasury(folder),
    ),
    bank: pick<Bank>(
      'bank',
      (to) => new HttpBank(to),
      (folder) => new ManualBank(folder),
    ),
    close: async () => {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}
