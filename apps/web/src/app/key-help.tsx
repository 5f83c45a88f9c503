import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const KEYS = [
  ['/', 'search'],
  ['j k ↑ ↓', 'move'],
  ['Enter', 'open'],
  ['c', 'claim'],
  ['Esc', 'back'],
  ['?', 'help'],
] as const;

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('shell.keys')} footer={null} onCancel={onClose}>
      <dl className="keys">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('keys.note')}</p>
    </Modal>
  );
}
