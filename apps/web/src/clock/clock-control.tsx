import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths, dayInMonth, monthOf } from '#domain/time/month.js';
import { call } from '../api/call.js';
import type { Clock } from '../api/types.js';
import { useBusinessClock } from '../app/business-clock.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNote } from '../ui/problem-note.js';
import { addDays, dayOf, instantText, instantWords, type Day } from '../ui/time.js';

/** The server itself waits at most 240 s for an outside system that is out of order. */
const TIME_LIMIT = 250_000;

const aMonthLater = (day: Day): Day => dayInMonth(addMonths(monthOf(day), 1), Number(day.slice(8)));

/** Moves the demo's business time ahead; only the post administrator sees it. */
export function ClockControl() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { now, today } = useBusinessClock();
  const [picked, setPicked] = useState('');
  const move = useMutation({
    mutationFn: async (to: string) =>
      (await call<Clock>('POST', '/clock', { body: { to }, timeLimit: TIME_LIMIT })).data,
    onSettled: () => client.invalidateQueries(),
  });
  const time = instantText(now).slice(10);
  const to = (day: Day) => move.mutate(`${day}${time}`);
  const chosen = picked === '' ? null : `${picked.slice(0, 16)}:00+08:00`;

  if (move.isPending) {
    return (
      <span className="clock-control" role="status">
        <progress aria-label={t('clock.demo')} />
        {t('clock.moving', { to: instantWords(move.variables, language) })}
      </span>
    );
  }
  const pending = move.data?.pending ?? [];
  return (
    <div className="clock-control">
      <Button size="small" onClick={() => to(addDays(today, 1))}>
        {t('clock.day')}
      </Button>
      <Button size="small" onClick={() => to(addDays(today, 7))}>
        {t('clock.week')}
      </Button>
      <Button size="small" onClick={() => to(aMonthLater(dayOf(now)))}>
        {t('clock.month')}
      </Button>
      <input
        type="datetime-local"
        className="choice"
        aria-label={t('clock.pick')}
        min={instantText(now).slice(0, 16)}
        value={picked}
        onChange={({ target }) => setPicked(target.value)}
      />
      <Button
        size="small"
        disabled={chosen === null}
        onClick={() => chosen !== null && move.mutate(chosen)}
      >
        {t('clock.move')}
      </Button>
      {move.isSuccess && (
        <span role="status">
          {t('clock.moved', { now: instantWords(move.data.now, language) })}
        </span>
      )}
      {pending.length > 0 && <span>{t('clock.pending', { keys: pending.join(', ') })}</span>}
      {move.isError && <ProblemNote error={move.error} />}
    </div>
  );
}
