import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkFile } from '../api/call.js';
import { ProblemNote } from '../ui/problem-note.js';
import '../styles/letter.css';

type Kind = 'pdf' | 'docx';

const addressOf = (id: string, kind: Kind): string => `/letters/${encodeURIComponent(id)}.${kind}`;

/** A tab must be opened in the click itself; it waits empty until the file is known to be one. */
async function openFile(id: string, kind: Kind): Promise<void> {
  const path = addressOf(id, kind);
  const tab = kind === 'pdf' ? window.open('', '_blank') : null;
  try {
    await checkFile(path);
  } catch (error) {
    tab?.close();
    throw error;
  }
  if (tab) {
    tab.opener = null;
    tab.location.replace(`/api/v1${path}`);
    return;
  }
  const link = document.createElement('a');
  link.href = `/api/v1${path}`;
  link.download = '';
  link.click();
}

/** The letter's two files, from the API itself; a PDF opens beside the page, and what it cannot set is said here. */
export function LetterFiles({ id }: { id: string }) {
  const { t } = useTranslation();
  const open = useMutation({ mutationFn: (kind: Kind) => openFile(id, kind) });
  const busy = (kind: Kind): boolean => open.isPending && open.variables === kind;
  return (
    <span className="letter-files no-print">
      <Button type="link" loading={busy('pdf')} onClick={() => open.mutate('pdf')}>
        {t('letter.pdf')}
      </Button>
      <Button type="link" loading={busy('docx')} onClick={() => open.mutate('docx')}>
        {t('letter.docx')}
      </Button>
      {open.isError && <ProblemNote error={open.error} />}
    </span>
  );
}
