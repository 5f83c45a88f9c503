import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { zh } from '../i18n/zh.js';

export type ColumnName = keyof typeof zh.column;

const AMOUNTS: readonly ColumnName[] = [
  'amount',
  'balance',
  'available',
  'balanceAfter',
  'due',
  'received',
];

export interface ListTableProps {
  readonly caption: string;
  readonly columns: readonly ColumnName[];
  readonly children: ReactNode;
}

/** The frame of every list: its name for those who hear it, and a heading over each column. */
export function ListTable({ caption, columns, children }: ListTableProps) {
  const { t } = useTranslation();
  return (
    <div className="table-scroll">
      <table className="list">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" className={AMOUNTS.includes(name) ? 'number' : undefined}>
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
