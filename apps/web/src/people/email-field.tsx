import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/call.js';
import { ProblemNote } from '../ui/problem-note.js';
import { TextInput } from '../ui/text-input.js';
import { setEmail, type Person } from './people-queries.js';

/** Where a person's notices are mailed to; saved by Enter or the button, empty takes it away. */
export function EmailField({
  person: { username, person, email, emailRefused },
}: {
  person: Person;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState(email ?? '');
  const save = useMutation({
    mutationFn: () => setEmail(username, text),
    onSuccess: ({ email: saved }) => {
      setText(saved ?? '');
      return client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const wrong =
    save.error instanceof ProblemError ? save.error.problem.errors?.[0]?.message : undefined;
  const changed = text.trim() !== (email ?? '');
  return (
    <form
      className="people-email"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) save.mutate();
      }}
    >
      <TextInput
        type="text"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        aria-label={t('people.emailOf', { person, username })}
        aria-invalid={save.isError || (emailRefused && !changed)}
        placeholder={t('people.none')}
        value={text}
        onText={setText}
      />
      {changed && (
        <Button htmlType="submit" loading={save.isPending}>
          {t('people.save')}
        </Button>
      )}
      {!changed && save.isSuccess && <span role="status">{t('people.saved')}</span>}
      {emailRefused && !changed && <span className="people-refused">{t('people.refused')}</span>}
      {wrong !== undefined && (
        <p role="alert" className="people-refused">
          {wrong}
        </p>
      )}
      {save.isError && wrong === undefined && <ProblemNote error={save.error} />}
    </form>
  );
}
