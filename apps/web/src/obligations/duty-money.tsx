import { useTranslation } from 'react-i18next';
import type { Obligation, ObligationItem } from '../api/types.js';
import { Amount } from '../ui/amount.js';
import { DayText } from '../ui/day-text.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import { DutyFigure } from './duty-figure.js';

/** 代扣: what was withheld, by which document and whom; it is no receipt. */
function Withheld({ duty }: { duty: Obligation }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('duty.withholdings')}</h3>
      <table className="list">
        <caption className="sr-only">{t('duty.withholdings')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('duty.withheldOn')}</th>
            <th scope="col" className="number">
              {t('duty.withheldAmount')}
            </th>
            <th scope="col">{t('duty.withheldBy')}</th>
            <th scope="col">{t('duty.withheldDocument')}</th>
            <th scope="col">{t('duty.voucher')}</th>
          </tr>
        </thead>
        <tbody>
          {duty.withholdings.map(({ document, voucher, ...each }, index) => (
            <tr key={voucher ?? index}>
              <th scope="row">
                <DayText day={each.withheldOn} />
              </th>
              <td className="number">
                <Amount value={each.amount} />
              </td>
              <td>{`${each.decidedBy} / ${each.agreedBy}`}</td>
              <td>{`${document.issuer} ${document.number} ${document.date}`}</td>
              <td>{voucher ?? t('duty.voucherAwaited')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** 分期和到账: what must have come by each day, what came, and each receipt by its value date. */
export function DutyMoney({ duty }: { duty: Obligation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { checkpoints, receipts } = duty;
  if (checkpoints.length === 0 && receipts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="stages-title">
      <h2 id="stages-title">{t('duty.stages')}</h2>
      <table className="list">
        <caption className="sr-only">{t('duty.stages')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('duty.stage')}</th>
            <th scope="col" className="number">
              {t('duty.minimum')}
            </th>
            <th scope="col" className="number">
              {t('duty.cumulative')}
            </th>
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {checkpoints.map(({ date, cumulativeMinimum, received, state }) => (
            <tr key={date} className={date === duty.statutory ? 'chosen' : undefined}>
              <th scope="row">
                <DayText day={date} />
              </th>
              <td className="number">
                <DutyFigure of={duty} value={cumulativeMinimum} />
              </td>
              <td className="number">
                <DutyFigure of={duty} value={received} />
              </td>
              <td>{t(`obligationState.${state as ObligationItem['state']}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('duty.receipts')}</h3>
      {receipts.length === 0 ? (
        <p className="quiet">{t('duty.noReceipts')}</p>
      ) : (
        <table className="list">
          <caption className="sr-only">{t('duty.receipts')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('duty.valueDate')}</th>
              <th scope="col" className="number">
                {t('duty.receiptAmount')}
              </th>
              <th scope="col">{t('duty.statement')}</th>
              <th scope="col">{t('column.transfer')}</th>
            </tr>
          </thead>
          <tbody>
            {receipts.map(({ key, amount, valueDate, arrivedAt }) => (
              <tr key={key}>
                <th scope="row">
                  <DayText day={valueDate} />
                </th>
                <td className="number">
                  <Amount value={amount} />
                </td>
                <td>{arrivedAt === null ? '—' : instantWords(arrivedAt, language)}</td>
                <td className="key">{key}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {duty.withholdings.length > 0 && <Withheld duty={duty} />}
    </section>
  );
}
