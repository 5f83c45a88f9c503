import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { obligationQuery } from '../api/queries.js';
import type { Obligation } from '../api/types.js';
import { fundName, obligationName, officeName, unitName } from '../names/names.js';
import '../styles/duty.css';
import '../styles/lists.css';
import '../styles/task.css';
import { ClauseCard } from '../task/clause-card.js';
import { DayText } from '../ui/day-text.js';
import { useLanguage } from '../ui/language.js';
import { LightSign } from '../ui/light.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { DutyClock } from './duty-clock.js';
import { DutyExcuse } from './duty-excuse.js';
import { DutyFigure } from './duty-figure.js';
import { DutyLetters } from './duty-letters.js';
import { DutyMoney } from './duty-money.js';
import { DutyPayment } from './duty-payment.js';
import { RungHistory } from './rung-history.js';
import { sourceWords } from './source-words.js';
import { lateWords, stateWords } from './state-words.js';

const route = getRouteApi('/shell/obligations/$id');
const REFRESH = 15_000;

function DutyHeader({ duty }: { duty: Obligation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const office = (code: string) => officeName(code, language);
  return (
    <header className="card task-header">
      <div>
        <h1>{obligationName(duty, duty.what, language)}</h1>
        <p>
          {[
            unitName(duty.unit, language),
            fundName(duty.fund, language, duty.city),
            duty.period,
          ].join(' · ')}
        </p>
        <p className="quiet">
          {`${t('duty.debtor')} ${office(duty.debtor)}`}
          {duty.creditor !== null && ` → ${t('duty.creditor')} ${office(duty.creditor)}`}
        </p>
      </div>
      <dl className="task-facts">
        <div>
          <dt>{t('column.light')}</dt>
          <dd>
            <LightSign light={duty.light} of="duty" />
            <span className="block">
              {duty.state !== 'OVERDUE' && stateWords(t, duty)}{' '}
              {duty.lateDays > 0 && (
                <strong className={duty.binding ? 'left-overdue' : undefined}>
                  {lateWords(t, duty)}
                </strong>
              )}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('column.statutory')}</dt>
          <dd>
            <DayText day={duty.statutory} />
            <span className="quiet block">{sourceWords(t, duty)}</span>
          </dd>
        </div>
        <div>
          <dt>{t('column.due')}</dt>
          <dd className="task-amount">
            <DutyFigure of={duty} value={duty.amountDue} />
            <span className="quiet block">
              {t('board.received')} <DutyFigure of={duty} value={duty.amountReceived} />
            </span>
            {duty.amountWithheld !== '0.00' && (
              <span className="quiet block">
                {t('duty.withheld')} <DutyFigure of={duty} value={duty.amountWithheld} />
              </span>
            )}
          </dd>
        </div>
      </dl>
    </header>
  );
}

/** One duty: its clock, its money, its clause, the rungs it climbed and its letters. */
export function DutyPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id } = route.useParams();
  const answer = useQuery({ ...obligationQuery(id), refetchInterval: REFRESH });
  const { data: duty } = answer;
  const name = duty
    ? `${obligationName(duty, duty.what, language)} ${unitName(duty.unit, language)}`
    : '';
  useEffect(() => {
    document.title = `${name} · ${t('shell.name')}`;
  }, [name, t]);
  if (answer.isError && !duty) {
    return <ProblemNote error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (!duty) return <p className="quiet">{t('shell.loading')}</p>;
  return (
    <article>
      <PrintHead title={name} />
      <div className="task-tools no-print">
        <Button type="link" onClick={() => window.history.back()}>
          {t('duty.back')}
        </Button>
        {duty.caseId !== null && (
          <Link to={`/cases/${duty.caseId}` as '/'}>{t('duty.toCase')}</Link>
        )}
        {duty.ladderCase !== null && (
          <Link to={`/cases/${duty.ladderCase}` as '/'}>{t('duty.toLadder')}</Link>
        )}
        <Button onClick={() => window.print()}>{t('list.print')}</Button>
      </div>
      <DutyHeader duty={duty} />
      <div className="task-columns">
        <div className="stack">
          <RungHistory duty={duty} />
          <DutyLetters letters={duty.letters} />
          <DutyMoney duty={duty} />
        </div>
        <aside aria-label={t('task.aside')}>
          <ClauseCard
            clause={duty.clause}
            quote={duty.quote}
            document={duty.document}
            article={duty.article}
          />
          <DutyClock duty={duty} />
          {duty.payment && <DutyPayment payment={duty.payment} />}
          {duty.excuse && <DutyExcuse excuse={duty.excuse} />}
        </aside>
      </div>
    </article>
  );
}
