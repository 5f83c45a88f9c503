import { useTranslation } from 'react-i18next';
import '../styles/letter.css';

/** The letter's two files, from the API itself; a PDF opens beside the page. */
export function LetterFiles({ id }: { id: string }) {
  const { t } = useTranslation();
  const path = `/api/v1/letters/${encodeURIComponent(id)}`;
  return (
    <span className="letter-files no-print">
      <a href={`${path}.pdf`} target="_blank" rel="noreferrer">
        {t('letter.pdf')}
      </a>
      <a href={`${path}.docx`} download>
        {t('letter.docx')}
      </a>
    </span>
  );
}
