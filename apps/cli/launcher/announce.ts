import type { DemoAccount } from '#policy/demo-accounts.js';

export interface Addresses {
  readonly api: string;
  readonly temporalUi: string | null;
  readonly simulators: string;
}

/** A hosted city whose rules are not in force yet, with their first day. */
export interface CityNotYet {
  readonly name: { readonly zh: string; readonly en: string };
  readonly from: string;
}

/** What stdout carries when the instance is ready; the first line is read by programs. */
export function readyLines(
  addresses: Addresses,
  /** The demo's; null where the clock is real and there is no demo. */
  accounts: readonly DemoAccount[] | null,
  notYet: readonly CityNotYet[] = [],
): string[] {
  return [
    `Tongchou is ready: ${addresses.api}`,
    `Temporal UI: ${addresses.temporalUi ?? '—'}`,
    `Simulators: ${addresses.simulators}`,
    ...notYet.map(
      ({ name, from }) =>
        `NOT_YET: ${name.zh}的办法自 ${from} 起施行 · the rules of ${name.en} hold from ${from} on`,
    ),
    ...(accounts === null ? howToBegin : accountTable(accounts)),
  ];
}

const howToBegin = [
  '',
  '尚无账号时先建系统管理员 · the first administrator: npx tongchou people first <username> --person <name>',
];

function accountTable(accounts: readonly DemoAccount[]): string[] {
  if (accounts.length === 0) return [];
  const rows = accounts.map(({ username, password, office, posts }) => {
    return [username, password, `${office}.${posts.join(',')}`] as const;
  });
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return ['', '演示账号 · demo accounts (username, password, desk)', ...rows.map(line)];
}
