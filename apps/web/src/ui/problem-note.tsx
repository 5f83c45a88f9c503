import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError, type FieldError } from '../api/call.js';
import { useLanguage } from './language.js';

const OWN_WORDS = ['UNREACHABLE', 'TIMEOUT', 'NO_DETAIL'] as const;
type OwnWord = (typeof OWN_WORDS)[number];
const isOwnWord = (code: string): code is OwnWord => OWN_WORDS.some((word) => word === code);

/** A fault is told in both languages, Chinese first; a letter's stand at no field of a form. */
function inBoth(fault: FieldError): FieldError & { readonly zh: string; readonly en: string } {
  const [zh = '', en = zh] = fault.message.split(' / ');
  return { ...fault, zh, en };
}

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
  const language = useLanguage();
  const listed = code === 'LETTER_NOT_PRINTABLE' ? (problem?.errors ?? []).map(inBoth) : [];
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
          {listed.length > 0 && (
            <ul>
              {listed.map((each) => (
                <li key={each.pointer + each.message}>{language === 'zh' ? each.zh : each.en}</li>
              ))}
            </ul>
          )}
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
