import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/call.js';
import { ProblemNote } from '../ui/problem-note.js';

const SECONDS_A_MINUTE = 60;
const FAULTS = [
  'TOO_SHORT',
  'TOO_LONG',
  'TOO_COMMON',
  'HOLDS_USERNAME',
  'UNTYPABLE',
  'SAME_AS_BEFORE',
] as const;

/** Why a password was not taken, in the words of the page. */
export function PasswordRefused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof ProblemError)) return <ProblemNote error={error} />;
  const fault = FAULTS.find((code) => error.problem.errors?.some((each) => each.code === code));
  const minutes = Math.ceil((error.retryAfter ?? 0) / SECONDS_A_MINUTE);
  const text =
    fault !== undefined
      ? t(`password.${fault}`)
      : error.status === 401
        ? t('password.wrong')
        : error.status === 429
          ? t('signIn.tooOften', { count: Math.max(1, minutes) })
          : null;
  if (text === null) return <ProblemNote error={error} />;
  return (
    <p className="sign-in-error" role="alert">
      {text}
    </p>
  );
}
