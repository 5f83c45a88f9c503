import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObligationItem } from '../api/types.js';
import { clauseOf, fundName, obligationName, rungName, unitName } from '../names/names.js';
import { DayText } from '../ui/day-text.js';
import { ListTable } from '../ui/list-table.js';
import { useLanguage } from '../ui/language.js';
import { LightSign } from '../ui/light.js';
import { DutyFigure } from './duty-figure.js';
import { sourceWords } from './source-words.js';
import { lateWords, stateWords } from './state-words.js';

const COLUMNS = ['light', 'duty', 'unit', 'statutory', 'operational', 'due', 'received'] as const;

function Duty({ item, brief }: { item: ObligationItem; brief: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const what = obligationName(item, item.what, language);
  return (
    <tr>
      <td>
        <LightSign light={item.light} of="duty" />
        <span className="quiet block">
          {item.lateDays === 0 || item.state !== 'OVERDUE' ? stateWords(t, item) : ''}{' '}
          {lateWords(t, item)}
        </span>
        {item.rung !== null && (
          <span className="tag">{rungName(item.rung, '', language, item.city)}</span>
        )}
      </td>
      <th scope="row">
        <Link className="row-link" to="/obligations/$id" params={{ id: item.id }}>
          {what}
        </Link>
        <span className="quiet block">{clauseOf(item.clause)?.article ?? item.clause}</span>
      </th>
      {!brief && (
        <td>
          {unitName(item.unit, language)}
          <span className="quiet block">{`${fundName(item.fund, language, item.city)} ${item.period}`}</span>
        </td>
      )}
      <td>
        <DayText day={item.statutory} />
        {item.provisional && <span className="tag">{t('day.provisional')}</span>}
        <span className="quiet block">{sourceWords(t, item)}</span>
      </td>
      <td>
        <DayText day={item.operational} />
      </td>
      <td className="number">
        <DutyFigure of={item} value={item.amountDue} />
      </td>
      <td className="number">
        <DutyFigure of={item} value={item.amountReceived} />
      </td>
    </tr>
  );
}

/** Duties with their lights; late and made good never looks like in time. */
export function ObligationTable({
  items,
  brief = false,
}: {
  items: readonly ObligationItem[];
  brief?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <ListTable
      caption={t('obligations.title')}
      columns={brief ? COLUMNS.filter((name) => name !== 'unit') : COLUMNS}
    >
      <tbody>
        {items.map((item) => (
          <Duty key={item.id} item={item} brief={brief} />
        ))}
      </tbody>
    </ListTable>
  );
}
