import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { obligationsQuery } from '../api/queries.js';
import type { CaseView } from '../api/types.js';
import { aboutDuty } from '../obligations/about-duty.js';
import { ObligationTable } from '../obligations/obligation-table.js';
import { ProblemNote } from '../ui/problem-note.js';

export function CaseDuties({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { city, process, unit, fund, period } = view;
  const duties = useQuery(
    obligationsQuery(aboutDuty(view.id) ?? { city, process, unit, fund, period }),
  );
  return (
    <section className="card" aria-labelledby="duties-title">
      <h2 id="duties-title">{t('case.duties')}</h2>
      {duties.isError && <ProblemNote error={duties.error} />}
      {duties.data?.items.length === 0 && <p className="quiet">{t('empty.obligations.title')}</p>}
      {duties.data && duties.data.items.length > 0 && (
        <ObligationTable items={duties.data.items} brief />
      )}
    </section>
  );
}
