import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { sessionQuery } from '../api/queries.js';
import type { Session } from '../api/types.js';
import { ownPage } from '../sign-in/own-page.js';
import { TextInput } from '../ui/text-input.js';
import { PasswordRefused } from './password-refused.js';

const route = getRouteApi('/password');

/** One's own password: chosen after a one-time secret, or changed at will. */
export function PasswordPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const { back } = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const [given, setGiven] = useState({ current: '', next: '', again: '' });
  const first = session?.mustChangePassword === true;
  const change = useMutation({
    mutationFn: () =>
      call<Session>('PUT', '/session/password', {
        body: { current: given.current, new: given.next },
      }),
    onSuccess: ({ data }) => {
      client.setQueryData(sessionQuery.queryKey, data);
      router.history.push(ownPage(back));
    },
  });
  const differs = given.again !== '' && given.again !== given.next;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = given.current !== '' && given.next !== '' && given.again === given.next;
    if (whole && !change.isPending) change.mutate();
  };
  const field = (name: keyof typeof given, label: string, autoComplete: string) => (
    <>
      <label htmlFor={name}>{label}</label>
      <TextInput
        id={name}
        large
        type="password"
        autoFocus={name === 'current'}
        autoComplete={autoComplete}
        value={given[name]}
        onText={(text) => setGiven({ ...given, [name]: text })}
      />
    </>
  );

  return (
    <main className="sign-in">
      <form onSubmit={submit} aria-labelledby="password-title">
        <h1 id="password-title">{t(first ? 'password.first' : 'password.change')}</h1>
        <p className="quiet">{session && `${session.person} · ${session.username}`}</p>
        {first && <p className="sign-in-note">{t('password.why')}</p>}
        {change.isError && <PasswordRefused error={change.error} />}
        {field('current', t(first ? 'password.secret' : 'password.current'), 'current-password')}
        {field('next', t('password.new'), 'new-password')}
        <p className="quiet">{t('password.rule')}</p>
        {field('again', t('password.again'), 'new-password')}
        {differs && (
          <p className="sign-in-error" role="alert">
            {t('password.differs')}
          </p>
        )}
        <Button type="primary" size="large" block htmlType="submit" loading={change.isPending}>
          {t('password.save')}
        </Button>
      </form>
    </main>
  );
}
