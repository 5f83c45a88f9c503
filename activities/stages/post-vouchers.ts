import { ApplicationFailure } from '@temporalio/activity';
import type { Finance } from '#adapters/finance/finance.port.js';
import type { VoucherActivities } from '#contracts/course.js';
import { FailureCode } from '#contracts/failures.js';
import { fund } from '#domain/ids/case-id.js';
import { yuan } from '#domain/money/yuan.js';
import { voucherBooked, voucherToBook } from '#persistence/obligations/withholdings.js';
import { auditCase, type Work } from '../work.js';

/** Finance gets the voucher of what was withheld (代扣) by its key; it is booked there once, however often it is handed in. */
export const postVouchers =
  (work: Work, finance: Finance): VoucherActivities['postVouchers'] =>
  async ({ caseId }) => {
    for (;;) {
      const voucher = await work.onCase(caseId, (at) => voucherToBook(at.sql, caseId));
      if (!voucher) return;
      const { agreedId, key, from, to, reference } = voucher;
      const amount = yuan(voucher.amount);
      const of = { key, from, to, amount, fund: fund(voucher.fund), reference };
      const booked = await finance.postWithholding(of);
      if (booked.outcome !== 'BOOKED') {
        const said = `Voucher ${key}: ${booked.outcome}`;
        throw ApplicationFailure.retryable(said, FailureCode.Unavailable);
      }
      const number = booked.voucherNumber;
      await work.onCase(caseId, async (at) => {
        await voucherBooked(at.sql, agreedId, number, at.now);
        await auditCase(at, 'WITHHOLDING_BOOKED', at.row.clause, { voucher: key, number });
      });
    }
  };
