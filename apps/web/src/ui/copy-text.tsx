import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/copy.css';

const SHOWN_MS = 2_000;

/** An intranet without TLS has no clipboard for pages, but still the older way. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return await navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

/** A value that somebody has to carry over exactly, with a button that does it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const press = async () => {
    await copy(text).catch(() => undefined);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <span className="copy-text">
      <code>{text}</code>
      <button
        type="button"
        className="copy-button no-print"
        aria-label={`${t('duty.copy')} ${label}`}
        onClick={() => void press()}
      >
        {copied ? t('duty.copied') : t('duty.copy')}
      </button>
      <span className="sr-only" role="status">
        {copied ? t('duty.copied') : ''}
      </span>
    </span>
  );
}
