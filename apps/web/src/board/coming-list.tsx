import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Board } from '../api/types.js';
import { obligationName, unitName } from '../names/names.js';
import { DutyFigure } from '../obligations/duty-figure.js';
import { DayText } from '../ui/day-text.js';
import { useLanguage } from '../ui/language.js';
import { LightSign } from '../ui/light.js';
import { totalOf, withThousands } from '../ui/money.js';

const SHOWN = 12;

/** The part of an amount that is still missing. */
const missing = (due: string, ...madeGood: readonly string[]): string | null =>
  totalOf([due, ...madeGood.map((each) => (each === '0.00' ? each : `-${each}`))]);

/** 未来三十天, and what will be late if nothing more comes in. */
export function ComingList({ of, board }: { of: 'upcoming' | 'projected'; board: Board }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { items, count, short, until } = board[of];
  const id = `${of}-title`;
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{t(`board.coming.${of}`, { until })}</h2>
        {of === 'projected' && board.projected.remindersOnly > 0 && (
          <span className="quiet">
            {t('board.coming.reminders', { count: board.projected.remindersOnly })}
          </span>
        )}
        {count > 0 && (
          <span>{t('board.coming.summary', { count, short: withThousands(short) })}</span>
        )}
      </div>
      {count === 0 ? (
        <p className="quiet">{t(`board.coming.${of}None`)}</p>
      ) : (
        <ul className="coming">
          {items.slice(0, SHOWN).map((item) => (
            <li key={item.id}>
              <DayText day={item.statutory} />
              <LightSign light={item.light} of="duty" />
              <span>{unitName(item.unit, language)}</span>
              <Link to="/obligations/$id" params={{ id: item.id }}>
                {obligationName(item, item.what, language)}
              </Link>
              <span className="number">
                {item.kind === 'MONEY' && (
                  <DutyFigure
                    of={item}
                    value={
                      missing(item.amountDue, item.amountReceived, item.amountWithheld) ??
                      item.amountDue
                    }
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > SHOWN && <p className="quiet">{t('board.coming.rest', { count: count - SHOWN })}</p>}
    </section>
  );
}
