import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../api/queries.js';
import type { CaseView } from '../api/types.js';
import { wordsOf } from '../i18n/index.js';
import { fundName, isCityLevel, paysMoney, processName, unitName } from '../names/names.js';
import '../styles/case.css';
import '../styles/lists.css';
import '../styles/task.css';
import { aboutDuty } from '../obligations/about-duty.js';
import { useLanguage } from '../ui/language.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { CaseDecisions } from './case-decisions.js';
import { CaseDuties } from './case-duties.js';
import { CaseMoney } from './case-money.js';
import { CaseSteps } from './case-steps.js';
import { CityStanding, PlansIn } from './city-progress.js';
import { useCaseWords } from './use-case-words.js';

const CaseWay = lazy(async () => ({
  default: (await import('./case-way.js')).CaseWay,
}));
const CaseGates = lazy(async () => ({
  default: (await import('./case-gates.js')).CaseGates,
}));
const CaseLetters = lazy(async () => ({
  default: (await import('./case-letters.js')).CaseLetters,
}));
const CaseLadder = lazy(async () => ({
  default: (await import('./case-ladder.js')).CaseLadder,
}));
const CaseFacts = lazy(async () => ({
  default: (await import('./case-facts.js')).CaseFacts,
}));
const FilesCard = lazy(async () => ({
  default: (await import('../attachments/files-card.js')).FilesCard,
}));

/** Only a case that has worked something out needs the working and its words. */
const CaseComputations = lazy(async () => {
  const [{ CaseComputations: shown }] = await Promise.all([
    import('./case-computations.js'),
    wordsOf(['rules']),
  ]);
  return { default: shown };
});

const route = getRouteApi('/shell/cases/$city/$process/$unit/$fund/$period');

function CaseHeader({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useCaseWords();
  const holder = words.heldBy(view);
  const waiting = words.waiting(view);
  return (
    <header className="card task-header">
      <div>
        <h1>
          {view.caseTitle[language]}
          <span className="tag">{view.stateTitle[language]}</span>
        </h1>
        <p>
          {[
            unitName(view.unit, language),
            fundName(view.fund, language, view.city),
            view.period,
          ].join(' · ')}
        </p>
      </div>
      <div>
        {holder && <p>{holder}</p>}
        {view.waitingFor === 'CITY' ? <CityStanding view={view} /> : waiting && <p>{waiting}</p>}
        {view.finished && <p>{t('case.finished')}</p>}
        <p className="quiet key">{view.workflowId}</p>
      </div>
    </header>
  );
}

/** One case: what is done, what is open and with whom, what is to come, and its money. */
export function CasePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const of = route.useParams();
  const view = useQuery({ ...caseQuery(of), refetchInterval: 10_000 });
  const name = `${view.data?.caseTitle[language] ?? processName(of.process, language, of.city)} ${unitName(of.unit, language)} ${of.period}`;
  useEffect(() => {
    document.title = `${name} · ${t('shell.name')}`;
  }, [name, t]);
  if (view.isError && !view.data) {
    return <ProblemNote error={view.error} retry={() => void view.refetch()} />;
  }
  if (!view.data) return <p className="quiet">{t('shell.loading')}</p>;
  return (
    <article>
      <PrintHead title={name} />
      <div className="task-tools no-print">
        <Button type="link" onClick={() => window.history.back()}>
          {t('case.back')}
        </Button>
        <Button onClick={() => window.print()}>{t('list.print')}</Button>
      </div>
      <CaseHeader view={view.data} />
      <div className={view.data.way ? 'case-columns case-columns-way' : 'case-columns'}>
        {view.data.way ? (
          <Suspense fallback={<section className="card quiet">{t('shell.loading')}</section>}>
            <CaseWay view={view.data} />
          </Suspense>
        ) : (
          <CaseSteps view={view.data} />
        )}
        <div className="stack">
          {isCityLevel(view.data.unit) && <PlansIn view={view.data} />}
          {view.data.gates.length > 0 && (
            <Suspense fallback={null}>
              <CaseGates view={view.data} />
            </Suspense>
          )}
          {aboutDuty(view.data.id) ? (
            <Suspense fallback={null}>
              <CaseLadder view={view.data} />
            </Suspense>
          ) : (
            (view.data.transfers.length > 0 || paysMoney(of.process, of.city)) && (
              <CaseMoney view={view.data} />
            )
          )}
          <CaseDuties view={view.data} />
          {view.data.letters.length > 0 && !aboutDuty(view.data.id) && (
            <Suspense fallback={null}>
              <CaseLetters view={view.data} />
            </Suspense>
          )}
          {view.data.facts.length > 0 && (
            <Suspense fallback={null}>
              <CaseFacts view={view.data} />
            </Suspense>
          )}
          {view.data.computations.length > 0 && (
            <Suspense fallback={null}>
              <CaseComputations view={view.data} />
            </Suspense>
          )}
          <CaseDecisions view={view.data} />
          {view.data.attachments.length > 0 && (
            <Suspense fallback={null}>
              <FilesCard files={view.data.attachments} />
            </Suspense>
          )}
        </div>
      </div>
    </article>
  );
}
