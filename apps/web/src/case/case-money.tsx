import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { transfersQuery } from '../api/queries.js';
import type { CaseView } from '../api/types.js';
import { TransferTable } from '../ledger/transfer-table.js';
import { ProblemNote } from '../ui/problem-note.js';

export function CaseMoney({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { city, process, unit, fund, period } = view;
  const transfers = useQuery({
    ...transfersQuery({ city, process, unit, fund, period }),
    enabled: view.transfers.length > 0,
  });
  return (
    <section className="card" aria-labelledby="money-title">
      <h2 id="money-title">{t('case.money')}</h2>
      {view.transfers.length === 0 && <p className="quiet">{t('case.noMoney')}</p>}
      {transfers.isError && <ProblemNote error={transfers.error} />}
      {transfers.data && <TransferTable items={transfers.data.items} brief />}
    </section>
  );
}
