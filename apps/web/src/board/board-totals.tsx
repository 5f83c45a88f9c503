import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Board, Light } from '../api/types.js';
import { stateWords } from '../obligations/state-words.js';
import { totalOf, withThousands } from '../ui/money.js';
import { LightSign } from '../ui/light.js';
import { behind, type BoardSearch } from './board-query.js';
import { percent } from './percent.js';

/** In the order in which somebody has to act. */
const LIGHTS: readonly Light[] = ['RED', 'YELLOW', 'ORANGE', 'GREEN', 'GREY'];

interface PartProps {
  readonly board: Board;
  readonly search: BoardSearch;
}

type Line = Board['totals']['states'][number];

/** Past or done after a day that only reminds: it stands in a tile of its own, whatever its light. */
const isPassed = ({ state, binding }: Line) =>
  !binding && (state === 'PAST_PROPOSED' || state === 'MET_LATE');

interface TileProps extends PartProps {
  readonly light: Light | 'REMINDER';
  readonly lines: readonly Line[];
}

function LightTile({ light, lines: states, board, search }: TileProps) {
  const { t } = useTranslation();
  const count = states.reduce((all, each) => all + each.count, 0);
  const sumOf = (name: 'amountDue' | 'amountReceived') =>
    withThousands(totalOf(states.map((each) => each[name])) ?? '0.00');
  const wordsOf = (line: Line) =>
    `${stateWords(t, line)}${line.binding || isPassed(line) ? '' : t('board.ofReminders')} ${line.count}`;
  return (
    <li className={`tile tile-${light.toLowerCase()}`}>
      {light === 'REMINDER' ? (
        <LightSign light="YELLOW" of="reminder" />
      ) : (
        <LightSign light={light} of="duty" />
      )}
      <strong className="tile-count figures">{count}</strong>
      <span className="tile-states">
        {light === 'REMINDER' && <span className="quiet">{t('board.reminderOnly')}</span>}
        {states.map((line) => (
          <Link
            key={`${line.state} ${line.binding}`}
            to="/obligations"
            search={{
              ...behind(board, search),
              state: line.state,
              binding: String(line.binding),
            }}
          >
            {wordsOf(line)}
          </Link>
        ))}
      </span>
      <span className="quiet tile-money">
        {t('board.due')} <span className="figures">{sumOf('amountDue')}</span>
        <br />
        {t('board.received')} <span className="figures">{sumOf('amountReceived')}</span>
      </span>
    </li>
  );
}

/** 总览: the lights and what they add up to. */
export function BoardTotals({ board, search }: PartProps) {
  const { t } = useTranslation();
  const { totals, onTime } = board;
  const reminders = totals.states.filter(isPassed);
  const judged = onTime.met + onTime.metLate + onTime.overdue;
  return (
    <section aria-label={t('board.totals')}>
      <ul className="tiles">
        {LIGHTS.map((light) => (
          <LightTile
            key={light}
            light={light}
            lines={totals.states.filter((each) => each.light === light && !isPassed(each))}
            board={board}
            search={search}
          />
        ))}
        {reminders.length > 0 && (
          <LightTile light="REMINDER" lines={reminders} board={board} search={search} />
        )}
        <li className="tile tile-all">
          <Link to="/obligations" search={behind(board, search)}>
            {t('board.all')}
          </Link>
          <strong className="tile-count figures">{totals.count}</strong>
          <span className="quiet tile-money">
            {t('board.due')} <span className="figures">{withThousands(totals.amountDue)}</span>
            <br />
            {t('board.received')}{' '}
            <span className="figures">{withThousands(totals.amountReceived)}</span>
            <br />
            {t('board.short')} <span className="figures">{withThousands(totals.short)}</span>
          </span>
        </li>
        <li className="tile tile-rate">
          <span>{t('board.onTime')}</span>
          <strong className="tile-count figures">
            {onTime.rate === null ? t('board.noVerdict') : percent(onTime.rate)}
          </strong>
          <span className="quiet tile-money">
            {t('board.onTimeNote', { met: onTime.met, all: judged })}
          </span>
        </li>
      </ul>
    </section>
  );
}
