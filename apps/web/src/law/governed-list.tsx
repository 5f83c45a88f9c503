import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { processCodes } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import type { Clause, Governed } from './law-queries.js';
import { governedKey } from './outline-rows.js';

const KINDS = ['PARAMETER', 'FORMULA', 'PROCESS', 'DEADLINE', 'LADDER', 'FORM', 'TARGET'] as const;

export interface GovernedListProps {
  readonly clause: Clause;
  /** How many clauses of the city make the same thing. */
  readonly makersOf: (governed: Governed) => number;
}

interface LineProps {
  readonly city: string;
  readonly governed: Governed;
  readonly makers: number;
  /** The kind is said once. */
  readonly first: boolean;
}

/** What there is to open: the formula worked out, or the duties of a process that runs here. */
function Opened({ city, governed: { kind, id } }: LineProps) {
  const { t } = useTranslation();
  if (kind === 'FORMULA') {
    return (
      <Link to="/rules" search={{ city, formula: id }}>
        {t('clauses.tryOut')}
      </Link>
    );
  }
  if (kind === 'PROCESS' && processCodes(city).includes(id)) {
    return (
      <Link to="/obligations" search={{ process: id }}>
        {t('clauses.duties')}
      </Link>
    );
  }
  return null;
}

function GovernedLine(props: LineProps) {
  const { city, governed, makers, first } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, title, value } = governed;
  return (
    <tr>
      <td className="quiet">
        <span className={first ? undefined : 'sr-only'}>{t(`clauses.kind.${governed.kind}`)}</span>
      </td>
      <th scope="row">{title?.[language] ?? id}</th>
      <td>
        {title !== null && <code className="quiet">{id}</code>}
        {value !== null && <strong className="figures">{value}</strong>}
        {value === null && governed.kind === 'PARAMETER' && (
          <span className="tag tag-open">{t('clauses.unset')}</span>
        )}
      </td>
      <td>
        {makers > 1 && (
          <Link to="/clauses" search={{ city, governs: governedKey(governed) }}>
            {t('clauses.makers', { count: makers })}
          </Link>
        )}
      </td>
      <td>
        <Opened {...props} />
      </td>
    </tr>
  );
}

const COLUMNS = ['kind', 'what', 'value', 'others', 'open'] as const;

/** 管什么: everything of the product that rests on a clause, kind by kind. */
export function GovernedList({ clause: { city, governs }, makersOf }: GovernedListProps) {
  const { t } = useTranslation();
  const lines = KINDS.flatMap((kind) =>
    governs
      .filter((each) => each.kind === kind)
      .map((governed, index) => ({ governed, first: index === 0 })),
  );
  return (
    <table className="list governs">
      <caption className="sr-only">{t('clauses.governs')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={`governs-${column}`}>
              {t(`clauses.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ governed, first }) => (
          <GovernedLine
            key={governedKey(governed)}
            city={city}
            governed={governed}
            first={first}
            makers={makersOf(governed)}
          />
        ))}
      </tbody>
    </table>
  );
}
