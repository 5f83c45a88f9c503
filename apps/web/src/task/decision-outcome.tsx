import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionQuery, taskQuery, tasksQuery } from '../api/queries.js';
import { lastInbox } from '../inbox/inbox-search.js';
import { stepName, unitName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';

/** 已受理, then 已生效: what is durable and what the case has made of it; and the next task. */
export function DecisionOutcome({ id, taskId }: { id: string; taskId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const button = useRef<HTMLButtonElement>(null);
  const decision = useQuery(decisionQuery(id));
  const applied = decision.data?.state === 'APPLIED';
  const todo = useQuery(tasksQuery({ box: 'todo', limit: 2 }));
  const following = todo.data?.items.find((task) => task.id !== taskId);

  useEffect(() => {
    if (!applied) return;
    void client.invalidateQueries({ queryKey: ['tasks'] });
    void client.invalidateQueries(taskQuery(taskId));
  }, [applied, client, taskId]);
  useEffect(() => button.current?.focus(), [following?.id]);

  return (
    <div className="outcome no-print" role="status">
      <ol className="outcome-states">
        <li className="done">{t('outcome.ACCEPTED')}</li>
        <li className={applied ? 'done' : 'waiting'}>
          {applied ? t('outcome.APPLIED') : t('outcome.applying')}
        </li>
      </ol>
      <div className="decide-buttons">
        {following && (
          <Button
            ref={button}
            type="primary"
            onClick={() => void navigate({ to: '/tasks/$id', params: { id: following.id } })}
          >
            {t('outcome.next', {
              task: `${stepName(following.kind, following.title, language, following.city)} · ${unitName(following.unit, language)}`,
            })}
          </Button>
        )}
        {!following && todo.isSuccess && <p>{t('outcome.none')}</p>}
        <Button onClick={() => void navigate({ to: '/tasks', search: lastInbox() })}>
          {t('task.back')}
        </Button>
      </div>
    </div>
  );
}
