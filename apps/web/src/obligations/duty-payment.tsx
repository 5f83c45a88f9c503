import { useTranslation } from 'react-i18next';
import type { Obligation } from '../api/types.js';
import { CopyText } from '../ui/copy-text.js';

/** 汇款要素: without the reference no remittance is matched by itself. */
export function DutyPayment({ payment }: { payment: NonNullable<Obligation['payment']> }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="pay-title">
      <h2 id="pay-title">{t('duty.pay')}</h2>
      <dl className="pairs">
        <div>
          <dt>{t('duty.account')}</dt>
          <dd>
            <CopyText label={t('duty.account')} text={payment.account} />
          </dd>
        </div>
        <div>
          <dt>{t('duty.reference')}</dt>
          <dd>
            <CopyText label={t('duty.reference')} text={payment.reference} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
