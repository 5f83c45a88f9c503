import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, ProblemError } from '../api/call.js';
import { sessionQuery } from '../api/queries.js';
import { speak } from '../i18n/index.js';
import { officeName, postName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { signedOut } from './sessions.js';

/** Who works here, in which language, and the way out. */
export function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: session } = useQuery(sessionQuery);
  const leave = useMutation({
    mutationFn: async () => {
      try {
        await call('DELETE', '/session');
      } catch (error) {
        // A session that has ended already is what was wanted.
        if (!(error instanceof ProblemError && error.status === 401)) throw error;
      }
    },
    onSuccess: signedOut,
  });
  if (!session) return null;
  const posts = session.posts.map((post) => postName(post, language));
  return (
    <div className="person">
      <Link
        to="/password"
        search={{ back: '/' }}
        className="person-name"
        title={t('password.change')}
      >
        <strong>{session.person}</strong>
        <span>{`${officeName(session.office, language)} · ${posts.join(language === 'zh' ? '、' : ', ')}`}</span>
      </Link>
      <Button type="text" aria-label={t('shell.keys')} title={t('shell.keys')} onClick={onHelp}>
        ?
      </Button>
      <Button type="text" onClick={() => void speak(language === 'zh' ? 'en' : 'zh')}>
        {language === 'zh' ? 'English' : '中文'}
      </Button>
      <Button type="text" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('shell.leave')}
      </Button>
      {leave.isError && (
        <span className="leave-failed" role="alert">
          {t('leaving.failed')}
        </span>
      )}
    </div>
  );
}
