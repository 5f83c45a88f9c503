import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';
import '../styles/way.css';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import { CaseStepItem } from './case-steps.js';
import { ClauseQuote } from './clause-quote.js';
import { WaySeat } from './way-seat.js';
import { WaySign } from './way-sign.js';

type Stage = NonNullable<CaseView['way']>[number];

const isOpen = ({ state }: { readonly state: Stage['state'] }): boolean => state === 'OPEN';

/** What the system does by itself: figures, a formula, entries, money; and whom it asks beside it. */
function StageItem({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { verb, title, state, at, reached, clause, places } = stage;
  const came = reached?.title[language];
  return (
    <li className={`way-item way-${state.toLowerCase()}`} aria-current={isOpen(stage) && 'step'}>
      <div>
        <span className="tag">{t(`case.verb.${verb}`)}</span> <strong>{title[language]}</strong>{' '}
        <WaySign state={state} />
      </div>
      {(at !== null || came !== undefined) && (
        <p className="quiet">
          {[
            at === null ? null : instantWords(at, language),
            came === undefined || came === title[language] ? null : t('case.reached', { came }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      )}
      {places.flat().map((seat) => (
        <WaySeat key={seat.step} seat={seat} />
      ))}
      {clause !== null && places.length === 0 && <ClauseQuote clause={clause} />}
    </li>
  );
}

/** A place of a chain: one desk, or those that are asked together side by side. */
function PlaceItem({ seats }: { seats: Stage['places'][number] }) {
  const { t } = useTranslation();
  const open = seats.some(isOpen);
  const states = [...new Set(seats.map(({ state }) => state))];
  const state = open ? 'OPEN' : states.length === 1 ? states[0] : 'DONE';
  return (
    <li className={`way-item way-${(state ?? 'DONE').toLowerCase()}`} aria-current={open && 'step'}>
      {seats.length > 1 && (
        <span className="tag">{t('case.together', { count: seats.length })}</span>
      )}
      <div className="way-seats">
        {seats.map((seat) => (
          <WaySeat key={seat.step} seat={seat} />
        ))}
      </div>
    </li>
  );
}

const WayList = ({ stages }: { stages: readonly Stage[] }) => (
  <ol className="way-list">
    {stages.flatMap((stage) =>
      stage.verb === 'decide'
        ? stage.places.map((seats, at) => <PlaceItem key={`${stage.name}/${at}`} seats={seats} />)
        : [<StageItem key={stage.name} stage={stage} />],
    )}
  </ol>
);

/** Tasks that no stage asks: a payment that is looked after, a rule that is to be adopted. */
function besides({ way, steps }: CaseView): CaseView['steps'] {
  const drawn = new Set(
    (way ?? []).flatMap(({ places }) =>
      places.flat().flatMap(({ taskId, earlier }) => [taskId, ...earlier.map((e) => e.taskId)]),
    ),
  );
  return steps.filter(({ taskId }) => taskId !== null && !drawn.has(taskId));
}

/** 办理过程: the way of a case through its stages; what it went through with earlier figures is folded away. */
export function CaseWay({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const way = view.way ?? [];
  const newest = Math.max(...way.map(({ revision }) => revision));
  const earlier = Array.from({ length: newest - 1 }, (_, index) => index + 1);
  const of = (revision: number) => way.filter((stage) => stage.revision === revision);
  const others = besides(view);
  return (
    <section className="card way" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('case.steps')}</h2>
      {earlier.map((revision) => (
        <details key={revision} className="way-before">
          <summary>{t('case.revisionBefore', { revision })}</summary>
          <WayList stages={of(revision)} />
        </details>
      ))}
      {newest > 1 && <h3>{t('case.revisionNow', { revision: newest })}</h3>}
      <WayList stages={of(newest)} />
      {others.length > 0 && (
        <>
          <h3>{t('case.besides')}</h3>
          <ol className="steps">
            {others.map((step) => (
              <CaseStepItem key={step.taskId} step={step} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
