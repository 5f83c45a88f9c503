import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskItem } from '../api/types.js';
import { useKeys } from '../ui/keys.js';
import { ListTable } from '../ui/list-table.js';
import { TaskRow } from './task-row.js';

const COLUMNS = ['light', 'matter', 'unit', 'fund', 'amount', 'remaining', 'desk'] as const;

/** j/k moves, Enter opens; the row with the focus is the chosen one, so that screen readers follow. */
export function TaskTable({ items, box }: { items: readonly TaskItem[]; box: string }) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const [chosen, setChosen] = useState(-1);

  // Not of what a row says: a colleague's claim must not take the choice away.
  const rows = items.map(({ id }) => id).join();
  useEffect(() => setChosen(-1), [rows]);
  const move = (by: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    const next = Math.min(items.length - 1, Math.max(0, chosen + by));
    setChosen(next);
    body.current?.querySelectorAll<HTMLAnchorElement>('a.row-link')[next]?.focus();
  };
  const open = () => {
    body.current?.querySelectorAll<HTMLAnchorElement>('a.row-link')[chosen]?.click();
  };
  useKeys({
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    Enter: (event) => {
      if (event.target === document.body) open();
    },
  });

  return (
    <ListTable caption={t(`inbox.box.${box as 'todo'}`)} columns={COLUMNS}>
      <tbody ref={body}>
        {items.map((task, index) => (
          <TaskRow
            key={task.id}
            task={task}
            chosen={index === chosen}
            onFocus={() => setChosen(index)}
          />
        ))}
      </tbody>
    </ListTable>
  );
}
