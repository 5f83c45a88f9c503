import { z } from 'zod';
import {
  amount,
  fixedAmount,
  fixedAmountOrNone,
  fixedRemark,
  fixedText,
  inWords,
  remark,
} from './field.js';

/** 县（市、区）用款计划. */
export const countyPlanForm = z.strictObject({
  actual: fixedAmountOrNone('上月实际支出'),
  openingBalance: fixedAmount('支出户期初余额'),
  expectedProviderPayments: amount('预计定点机构结算'),
  expectedOutOfAreaPayments: amount('预计异地就医结算'),
  personalReimbursements: amount('预计个人报销'),
  prepayments: amount('预计预付金'),
  requestedAmount: amount('申请金额'),
  reason: remark('与预填相差超过{p11.reasonTolerance}的理由'),
  inWords: inWords(),
});
export type CountyPlanForm = z.infer<typeof countyPlanForm>;

/** What a reviewer sees: the same plan, fixed. */
export const fixedCountyPlanForm = z.strictObject({
  actual: fixedAmountOrNone('上月实际支出'),
  openingBalance: fixedAmount('支出户期初余额'),
  expectedProviderPayments: fixedAmount('预计定点机构结算'),
  expectedOutOfAreaPayments: fixedAmount('预计异地就医结算'),
  personalReimbursements: fixedAmount('预计个人报销'),
  prepayments: fixedAmount('预计预付金'),
  requestedAmount: fixedAmount('申请金额'),
  /** Absent in tasks of before it was kept, and where there were no actuals to draft from. */
  prefilled: fixedAmount('系统草拟金额').optional(),
  reason: fixedRemark('理由'),
});

const unitLine = {
  unit: fixedText('单位代码'),
  name: fixedText('单位'),
  standing: fixedText('申报情况'),
  requested: fixedAmount('申请金额'),
  prefilled: fixedAmount('系统草拟金额').optional(),
};

/** 全市汇总: one line a unit; the city may cut or raise a figure, with a reason. */
export const cityPlanForm = z.strictObject({
  plans: z
    .array(
      z.strictObject({ ...unitLine, accepted: amount('核定金额'), reason: remark('调整理由') }),
    )
    .min(1)
    .max(60)
    .meta({ title: '各单位用款计划' }),
  inWords: inWords(),
});
export type CityPlanForm = z.infer<typeof cityPlanForm>;

/** The same sheet, fixed, before the one who approves. */
export const fixedCityPlanForm = z.strictObject({
  plans: z
    .array(
      z.strictObject({
        ...unitLine,
        accepted: fixedAmount('核定金额'),
        reason: fixedRemark('调整理由'),
      }),
    )
    .min(1)
    .max(60)
    .meta({ title: '各单位用款计划' }),
});

/** 到账确认. */
export const confirmReceiptForm = z.strictObject({
  received: fixedAmount('到账金额'),
  valueDate: fixedText('到账日'),
  account: fixedText('收款账户'),
});

/** 专户余额不足: what is missing. */
export const awaitFundsForm = z.strictObject({
  needed: fixedAmount('应拨金额'),
  available: fixedAmount('可用余额'),
  gap: fixedAmount('缺口'),
});

/** 支付结果不明 / 支付失败: one transfer whose outcome a person must look at. */
export const transferForm = z.strictObject({
  transfer: fixedText('支付业务号'),
  amount: fixedAmount('金额'),
  from: fixedText('付款账户'),
  to: fixedText('收款账户'),
  why: fixedText('情况'),
});
