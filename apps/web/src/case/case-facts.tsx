import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';
import { addressOf } from '../attachments/task-files.js';
import { ClausePlace } from '../cases/clause-place.js';
import '../styles/cases.css';
import { useLanguage } from '../ui/language.js';
import { withThousands } from '../ui/money.js';
import { instantWords } from '../ui/time.js';

type CaseFact = CaseView['facts'][number];

const COLUMNS = ['fact', 'value', 'source', 'at', 'clause'] as const;

/** A document by its number, day and issuer; a form or a list of rows stands with the task that filled it in. */
function useFactValue(): (fact: CaseFact) => string {
  const { t } = useTranslation();
  return ({ value, unit }) => {
    if (unit === 'form' || unit === 'rows') return t('case.factForm');
    if (unit === 'document' && typeof value === 'object' && value !== null) {
      const { number, date, issuer } = value as Readonly<Record<string, unknown>>;
      return [number, date, issuer].filter((part) => typeof part === 'string').join(' ');
    }
    const said = typeof value === 'string' || typeof value === 'number';
    const text = said ? String(value) : '—';
    return unit === 'yuan' && said ? `${withThousands(text)} ${t('unit.yuan')}` : text;
  };
}

function Source({ source: { kind, ref } }: { source: CaseFact['source'] }) {
  const { t } = useTranslation();
  const words = t(`case.factSource.${kind}`);
  return kind === 'CASE' ? <Link to={`/cases/${ref}` as '/'}>{words}</Link> : words;
}

/** The file of a document, where one of the case's was named. */
function FactFile({ fact, files }: { fact: CaseFact; files: CaseView['attachments'] }) {
  const { value, unit } = fact;
  if (unit !== 'document' || typeof value !== 'object' || value === null) return null;
  const file = files.find(({ id }) => 'attachment' in value && id === value.attachment);
  if (!file) return null;
  return (
    <a className="block" href={addressOf(file.id)} target="_blank" rel="noopener">
      {file.name}
    </a>
  );
}

/** Of each figure the newest, with how often it was found anew. */
const newestOf = (facts: CaseView['facts']): readonly CaseFact[] => [
  ...new Map(facts.map((fact) => [fact.name, fact])).values(),
];

/** 数据: every figure of the case, where it came from and on what it rests. */
export function CaseFacts({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueOf = useFactValue();
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('case.facts')}</h2>
      <div className="table-scroll">
        <table className="list">
          <caption className="sr-only">{t('case.facts')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className={name === 'value' ? 'number' : undefined}>
                  {t(`case.factColumn.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {newestOf(view.facts).map((fact) => (
              <tr key={fact.name}>
                <th scope="row">
                  {fact.factTitle[language]}
                  {fact.revision > 1 && (
                    <span className="tag">{t('case.round', { round: fact.revision })}</span>
                  )}
                </th>
                <td className="number">
                  {valueOf(fact)}
                  <FactFile fact={fact} files={view.attachments} />
                </td>
                <td>
                  <Source source={fact.source} />
                </td>
                <td className="nowrap">{instantWords(fact.at, language)}</td>
                <td>
                  {fact.clause !== null && <ClausePlace city={view.city} clause={fact.clause} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
