import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/call.js';

const OWN_WORDS = ['UNREACHABLE', 'TIMEOUT', 'NO_DETAIL'] as const;
type OwnWord = (typeof OWN_WORDS)[number];
const isOwnWord = (code: string): code is OwnWord => OWN_WORDS.some((word) => word === code);

/** Cause, that no money moved, and what to do next. */
export function ProblemNote({
  error,
  retry,
  money = false,
}: {
  error: unknown;
  retry?: () => void;
  money?: boolean;
}) {
  const { t } = useTranslation();
  const problem = error instanceof ProblemError ? error.problem : null;
  const code = problem?.code ?? 'NO_DETAIL';
  const title = isOwnWord(code) ? t(`problem.${code}`) : (problem?.title ?? '');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          {problem?.detail && <p>{problem.detail}</p>}
          {money && <p>{t('problem.noMoneyMoved')}</p>}
          {problem?.traceId && (
            <p className="quiet">{t('problem.trace', { id: problem.traceId })}</p>
          )}
        </>
      }
      action={retry && <Button onClick={retry}>{t('problem.retry')}</Button>}
    />
  );
}
