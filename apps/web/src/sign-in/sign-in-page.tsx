import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemError } from '../api/call.js';
import { meetSession } from '../api/page-person.js';
import { sessionQuery } from '../api/queries.js';
import type { Session } from '../api/types.js';
import { signedIn } from '../app/sessions.js';
import { speak } from '../i18n/index.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNote } from '../ui/problem-note.js';
import { TextInput } from '../ui/text-input.js';
import { ownPage } from './own-page.js';

const route = getRouteApi('/login');
const SECONDS_A_MINUTE = 60;

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof ProblemError)) return <ProblemNote error={error} />;
  const minutes = Math.ceil((error.retryAfter ?? 0) / SECONDS_A_MINUTE);
  const words: Readonly<Record<number, string>> = {
    401: t('signIn.wrong'),
    429: t('signIn.tooOften', { count: Math.max(1, minutes) }),
  };
  const text = words[error.status];
  if (text === undefined) return <ProblemNote error={error} />;
  return (
    <p className="sign-in-error" role="alert">
      {text}
    </p>
  );
}

export function SignInPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const router = useRouter();
  const { back } = route.useSearch();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const passwordInput = useRef<HTMLInputElement>(null);
  const enter = useMutation({
    mutationFn: () =>
      call<Session>('POST', '/session', { body: { username: username.trim(), password } }),
    onSuccess: ({ data }) => {
      if (signedIn(data)) {
        window.location.assign(ownPage(back));
        return;
      }
      client.clear();
      client.setQueryData(sessionQuery.queryKey, meetSession(data));
      router.history.push(ownPage(back));
    },
    onError: () => {
      setPassword('');
      passwordInput.current?.focus();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() !== '' && password !== '' && !enter.isPending) enter.mutate();
  };

  return (
    <main className="sign-in">
      <form onSubmit={submit} aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">{t('shell.name')}</h1>
        <p className="quiet">{t('signIn.product')}</p>
        {back !== undefined && !enter.isError && (
          <p className="sign-in-note">{t('signIn.again')}</p>
        )}
        {enter.isError && <Refused error={enter.error} />}
        <label htmlFor="username">{t('signIn.username')}</label>
        <TextInput
          id="username"
          large
          autoFocus
          autoComplete="username"
          value={username}
          onText={setUsername}
        />
        <label htmlFor="password">{t('signIn.password')}</label>
        <TextInput
          id="password"
          ref={passwordInput}
          large
          type="password"
          autoComplete="current-password"
          value={password}
          onText={setPassword}
        />
        <Button type="primary" size="large" block htmlType="submit" loading={enter.isPending}>
          {t('signIn.enter')}
        </Button>
        <Button type="link" block onClick={() => void speak(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </Button>
      </form>
    </main>
  );
}
