import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../api/types.js';
import { clauseOf, fundName, unitName } from '../names/names.js';
import { Amount } from '../ui/amount.js';
import { DayText } from '../ui/day-text.js';
import { ListTable } from '../ui/list-table.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import { AccountNumber } from './account-number.js';

const COLUMNS = ['state', 'unit', 'from', 'to', 'amount', 'day', 'transfer'] as const;

const MARKS: Readonly<Record<Transfer['state'], string>> = {
  PENDING: 'grey',
  SUBMITTED: 'grey',
  EXECUTED: 'yellow',
  FAILED: 'red',
  UNKNOWN: 'red',
  POSTED: 'green',
  VOID: 'grey',
  EXPIRED: 'grey',
};

function TransferStateText({ item }: { item: Transfer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <span className={`light light-${MARKS[item.state]}`}>{t(`transferState.${item.state}`)}</span>
      <span className="quiet block nowrap">
        {item.nextAskAt !== null && item.state !== 'POSTED'
          ? t('transfers.nextAsk', { at: instantWords(item.nextAskAt, language) })
          : item.postedAt !== null &&
            t('transfers.posted', { at: instantWords(item.postedAt, language) })}
      </span>
    </>
  );
}

/** Transfers with both account numbers and what became of them. */
export function TransferTable({
  items,
  brief = false,
}: {
  items: readonly Transfer[];
  brief?: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ListTable
      caption={t('transfers.title')}
      columns={brief ? COLUMNS.filter((name) => name !== 'unit') : COLUMNS}
    >
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <td>
              <TransferStateText item={item} />
            </td>
            {!brief && (
              <td>
                {item.unit === null ? '—' : unitName(item.unit, language)}
                <span className="quiet block nowrap">
                  {[fundName(item.fund, language, item.city), item.period ?? ''].join(' ')}
                </span>
              </td>
            )}
            <td>
              <AccountNumber number={item.from} />
            </td>
            <td>
              <AccountNumber number={item.to} />
            </td>
            <td className="number">
              <Amount value={item.amount} />
            </td>
            <td>{item.valueDate === null ? '—' : <DayText day={item.valueDate} />}</td>
            <td className="key">
              {item.caseId === null ? (
                item.key
              ) : (
                <Link to={`/cases/${item.caseId}` as '/'}>{item.key}</Link>
              )}
              <span className="quiet block">{clauseOf(item.clause)?.article ?? item.clause}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </ListTable>
  );
}
