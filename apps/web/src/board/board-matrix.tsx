import { Link } from '@tanstack/react-router';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../api/types.js';
import { obligationName, processName, unitName } from '../names/names.js';
import { stateWords } from '../obligations/state-words.js';
import { useLanguage } from '../ui/language.js';
import { LightSign } from '../ui/light.js';
import { withThousands } from '../ui/money.js';
import { behind, type BoardSearch } from './board-query.js';
import { dutiesOf, stageOf, tally, type Cell, type Column } from './matrix-parts.js';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The next cell with something in it, in the direction of the key. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
  if (!step || !from) return;
  const [row = 0, column = 0] = (from.dataset['cell'] ?? '').split('/').map(Number);
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-cell]')];
  const ahead = cells
    .map((cell) => ({ cell, at: (cell.dataset['cell'] ?? '').split('/').map(Number) }))
    .filter(({ at: [r = 0, c = 0] }) =>
      step[0] === 0
        ? r === row && Math.sign(c - column) === step[1]
        : c === column && Math.sign(r - row) === step[0],
    )
    .sort(
      ({ at: [ar = 0, ac = 0] }, { at: [br = 0, bc = 0] }) =>
        Math.abs(ar - row) + Math.abs(ac - column) - Math.abs(br - row) - Math.abs(bc - column),
    );
  if (ahead[0] === undefined) return;
  event.preventDefault();
  ahead[0].cell.focus();
}

interface CellLinkProps {
  readonly cell: Cell;
  readonly column: Column;
  readonly at: string;
  readonly first: boolean;
  readonly board: Board;
  readonly search: BoardSearch;
}

/** One duty is opened itself; several as their list. */
function CellLink({ cell, column, at, first, board, search }: CellLinkProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reminder = cell.state === 'PAST_PROPOSED';
  const label = t(cell.amountDue === '0.00' ? 'board.matrix.cellBare' : 'board.matrix.cell', {
    unit: unitName(cell.unit, language),
    what: obligationName(stageOf(column), column.what, language),
    period: column.period,
    state: stateWords(t, cell),
    count: cell.count,
    due: withThousands(cell.amountDue),
    received: withThousands(cell.amountReceived),
  });
  const shared = {
    className: reminder ? 'cell cell-reminder' : 'cell',
    title: label,
    'aria-label': label,
    'data-cell': at,
    tabIndex: first ? 0 : -1,
  };
  const inside = (
    <>
      {reminder ? (
        <LightSign light={cell.light} of="reminder" />
      ) : (
        <LightSign light={cell.light} of="duty" />
      )}
      {cell.count > 1 && <span className="cell-count">{`×${cell.count}`}</span>}
    </>
  );
  return cell.obligation === null ? (
    <Link
      {...shared}
      to="/obligations"
      search={{
        ...behind(board, search),
        year: undefined,
        unit: cell.unit,
        process: column.process,
        period: column.period,
        duty: column.duty,
      }}
    >
      {inside}
    </Link>
  ) : (
    <Link {...shared} to="/obligations/$id" params={{ id: cell.obligation }}>
      {inside}
    </Link>
  );
}

/** County × duty × period, each cell with the worst light of what is in it. */
export function BoardMatrix({ board, search }: { board: Board; search: BoardSearch }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const { matrix } = board;
  const duties = dutiesOf(matrix.columns);
  const columns = duties.flatMap(({ columns: own }) => own);
  const cells = new Map(matrix.cells.map((cell) => [`${cell.unit} ${cell.column}`, cell]));
  const all = tally(matrix.cells);
  const firstCell = matrix.units
    .flatMap(({ unit }, row) =>
      columns.flatMap(({ id }, column) => (cells.has(`${unit} ${id}`) ? [`${row}/${column}`] : [])),
    )
    .at(0);
  if (matrix.units.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="matrix-title">
      <div className="panel-head">
        <h2 id="matrix-title">{t('board.matrix.title')}</h2>
        <span className="quiet no-print">{t('board.matrix.hint')}</span>
        {!matrix.complete && <span role="status">{t('board.matrix.incomplete')}</span>}
      </div>
      <div className="table-scroll">
        <table className="matrix" ref={table} onKeyDown={moveFocus}>
          <caption className="sr-only">{t('board.matrix.title')}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="matrix-unit">
                {t('board.matrix.unit')}
              </th>
              {duties.map(({ id, process, columns: own }) => {
                const [column] = own;
                return (
                  <th key={id} scope="colgroup" colSpan={own.length}>
                    {column && obligationName(stageOf(column), column.what, language)}
                    <span className="quiet block">{`${process} ${processName(process, language, board.city)}`}</span>
                  </th>
                );
              })}
              <th scope="col" rowSpan={2}>
                {t('board.matrix.sum')}
              </th>
            </tr>
            <tr>
              {columns.map(({ id, period, statutory }) => (
                <th key={id} scope="col">
                  {period}
                  <span className="quiet block">{statutory.slice(5)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.units.map(({ unit }, row) => (
              <tr key={unit}>
                <th scope="row" className="matrix-unit">
                  {unitName(unit, language)}
                </th>
                {columns.map((column, index) => {
                  const cell = cells.get(`${unit} ${column.id}`);
                  const at = `${row}/${index}`;
                  return (
                    <td key={column.id}>
                      {cell ? (
                        <CellLink
                          cell={cell}
                          column={column}
                          at={at}
                          first={at === firstCell}
                          board={board}
                          search={search}
                        />
                      ) : (
                        <span className="cell-none">·</span>
                      )}
                    </td>
                  );
                })}
                <Sum of={tally(matrix.cells.filter((cell) => cell.unit === unit))} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="matrix-unit">
                {t('board.matrix.sum')}
              </th>
              {columns.map(({ id }) => (
                <Sum key={id} of={tally(matrix.cells.filter(({ column }) => column === id))} />
              ))}
              <Sum of={all} />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

const Sum = ({ of }: { of: { late: number; count: number } }) => (
  <td className="matrix-sum figures">
    <span className={of.late > 0 ? 'left-overdue' : undefined}>{of.late}</span>
    {` / ${of.count}`}
  </td>
);
