import { z } from 'zod';
import { yuan } from '#domain/money/yuan.js';
import { amount, fixedAmount, fixedText, inWords } from './field.js';

const heads = (title: string) => z.int().min(0).max(100_000_000).meta({ title });

const fixed = <T extends z.ZodType>(of: T, title: string) => of.meta({ title, readOnly: true });

/** 核定应上划补助 (F06's inputs under their names, LS-5.a). */
export const subsidyForm = z.strictObject({
  year: fixed(z.int(), '年度'),
  standard: fixedAmount('全市统一补助标准（元/人）'),
  insured: heads('参保人数'),
  central: amount('中央财政补助'),
  provincial: amount('省级财政补助'),
  hardship: amount('困难群众等缴费补助'),
  receivedByApril: fixedAmount('{subsidy.receivedByApril}'),
  budget: amount('一般公共预算安排').nullable().meta({ title: '一般公共预算安排', format: 'yuan' }),
  standard2021: amount('2021年度补助标准（元/人）')
    .nullable()
    .meta({ title: '2021年度补助标准（元/人）', format: 'yuan' }),
  insuredPlan: heads('预算参保人数').nullable().meta({ title: '预算参保人数' }),
  inWords: inWords(),
});
export type SubsidyForm = z.infer<typeof subsidyForm>;

/** The form's figures as the formula takes them (F06). */
export const subsidyInputs = ({ inWords: _words, ...form }: SubsidyForm) => ({
  ...form,
  standard: yuan(form.standard),
  central: yuan(form.central),
  provincial: yuan(form.provincial),
  hardship: yuan(form.hardship),
  receivedByApril: yuan(form.receivedByApril),
  budget: form.budget === null ? null : yuan(form.budget),
  standard2021: form.standard2021 === null ? null : yuan(form.standard2021),
});

/** The same before those who check it, with what follows from it. */
export const fixedSubsidyForm = z.strictObject({
  year: fixed(z.int(), '年度'),
  standard: fixedAmount('全市统一补助标准（元/人）'),
  insured: fixed(heads('参保人数'), '参保人数'),
  central: fixedAmount('中央财政补助'),
  provincial: fixedAmount('省级财政补助'),
  hardship: fixedAmount('困难群众等缴费补助'),
  liability: fixedAmount('县级财政应上划'),
  byApril: fixedAmount('{subsidy.byApril}'),
  byJune: fixedAmount('{subsidy.byJune}'),
  credit: fixedAmount('上年多缴抵扣'),
  /** Where the county filed its budget. */
  budget: fixedAmount('一般公共预算安排').optional(),
  reference: fixedText('汇款附言'),
});

/** 上划财政补助: what, where and with which remark. Submitting announces it; the bank's word counts. */
export const remitForm = z.strictObject({
  outstanding: fixedAmount('本次应上划'),
  received: fixedAmount('已到账'),
  liability: fixedAmount('全年应上划'),
  dueOn: fixedText('最迟到账日'),
  account: fixedText('收款账号'),
  accountName: fixedText('收款户名'),
  reference: fixedText('汇款附言（必填）'),
});
