import { useTranslation } from 'react-i18next';
import type { Obligation } from '../api/types.js';
import { useLanguage } from '../ui/language.js';
import { dueDay, instantWords } from '../ui/time.js';
import { DayText } from '../ui/day-text.js';
import { sourceNote } from './source-words.js';

/** 时钟: until when, by which proof, since when late, and how the day was counted. */
export function DutyClock({ duty }: { duty: Obligation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { clock, operational, provisional, state } = duty;
  const { day, time } = dueDay(clock.dueInstant);
  const lines: readonly (readonly [string, string])[] = [
    ...(clock.proofOfDay !== null && clock.proofArrivedAt !== null
      ? [
          [
            t('duty.proofOf'),
            t('duty.proof', {
              day: clock.proofOfDay,
              at: instantWords(clock.proofArrivedAt, language),
            }),
          ] as const,
        ]
      : state === 'AWAITING_PROOF' || state === 'OVERDUE_PROVISIONAL'
        ? [[t('duty.proofOf'), t('duty.noProof')] as const]
        : []),
    ...(clock.breachedAt === null
      ? []
      : [[t('duty.breachedAt'), instantWords(clock.breachedAt, language)] as const]),
    ...(clock.declaredAt === null
      ? []
      : [[t('duty.declaredAt'), instantWords(clock.declaredAt, language)] as const]),
  ];
  return (
    <section className="card" aria-labelledby="clock-title">
      <h2 id="clock-title">{t('duty.clock')}</h2>
      <dl className="pairs">
        <div>
          <dt>{t('duty.dueInstant')}</dt>
          <dd>
            <DayText day={day} /> {time}
            {provisional && <span className="tag">{t('day.provisional')}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('task.operational')}</dt>
          <dd>
            <DayText day={operational} />
          </dd>
        </div>
        <div>
          <dt>{t('task.source')}</dt>
          <dd>{sourceNote(t, duty)}</dd>
        </div>
        {lines.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {clock.explanation.length > 0 && (
        <details open>
          <summary>{t('task.why')}</summary>
          <ol>
            {clock.explanation.map((line, index) => (
              <li key={index} lang="zh-CN">
                {line}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
