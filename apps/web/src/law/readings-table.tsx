import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../names/city-names.js';
import type { Formula } from '../rules/rule-queries.js';
import { useInSight } from '../ui/in-sight.js';
import { useLanguage } from '../ui/language.js';
import type { Reading } from './law-queries.js';

export interface ReadingsTableProps {
  readonly readings: readonly Reading[];
  readonly formulas: readonly Formula[];
  /** The city they are read for; undefined: all of them. */
  readonly city: string | undefined;
  /** The one that somebody came for. */
  readonly sought: string | undefined;
}

const COLUMNS = ['question', 'clauses', 'chosen', 'others', 'status', 'compare'] as const;

function Status({ reading }: { reading: Reading }) {
  const { status, adoptedBy, awaits, decides, decidesMoney } = reading;
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <span className={`tag status-${status.toLowerCase()}`}>{t(`readings.status.${status}`)}</span>
      {adoptedBy === null ? (
        <span className="block">{t('readings.decides', { who: decides[language] })}</span>
      ) : (
        <span className="block">{t('readings.adoptedBy', adoptedBy)}</span>
      )}
      {decidesMoney && (
        <span className="tag" title={t('readings.decidesMoneyNote')}>
          {t('readings.decidesMoney')}
        </span>
      )}
      {awaits !== null && (
        <span className="block">
          {t('readings.awaits')} <code>{awaits}</code>
        </span>
      )}
    </>
  );
}

interface LineProps extends Omit<ReadingsTableProps, 'readings'> {
  readonly reading: Reading;
}

function ReadingLine({ reading, formulas, city, sought }: LineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, question, clauses, chosen, alternatives, cities, why } = reading;
  const place = useInSight<HTMLTableRowElement>(id === sought);
  const used = formulas.filter(
    (formula) =>
      (city === undefined ? cities.includes(formula.city) : formula.city === city) &&
      formula.readings.some((each) => each.id === id),
  );
  const now = alternatives.find(({ code }) => code === chosen);
  return (
    <tr ref={place} className={id === sought ? 'sought' : undefined}>
      <th scope="row">
        <strong>{id}</strong>
        <span className="block">{question[language]}</span>
        {city === undefined && (
          <span className="quiet block">
            {cities.map((each) => titleOf(each, language)).join(t('rules.and'))}
          </span>
        )}
      </th>
      <td>
        {clauses.map((clause) => (
          <Link key={clause} to="/clauses" search={{ clause }} className="clause-link">
            {clause}
          </Link>
        ))}
      </td>
      <td>
        {now ? (
          <>
            {now.text[language]}
            <span className="tag">{now.code}</span>
            {why !== null && <span className="quiet block">{why[language]}</span>}
          </>
        ) : (
          <span className="quiet">{t('readings.noChoice')}</span>
        )}
      </td>
      <td>
        <ul className="plain">
          {alternatives
            .filter(({ code }) => code !== chosen)
            .map(({ code, text }) => (
              <li key={code}>
                {text[language]}
                <span className="tag">{code}</span>
              </li>
            ))}
        </ul>
      </td>
      <td>
        <Status reading={reading} />
      </td>
      <td>
        {used.map(({ city: of, formula, title }) => (
          <Link
            key={`${of}/${formula}`}
            to="/rules"
            search={{ city: of, formula, compare: id }}
            className="block"
            title={title[language]}
          >
            {t('readings.compare')}
          </Link>
        ))}
      </td>
    </tr>
  );
}

/** Question by question: how it is read now, how else it could be, and who decides. */
export function ReadingsTable({ readings, ...rest }: ReadingsTableProps) {
  const { t } = useTranslation();
  return (
    <div className="table-scroll">
      <table className="list readings">
        <caption className="sr-only">{t('readings.title')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`readings.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => (
            <ReadingLine key={reading.id} reading={reading} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
