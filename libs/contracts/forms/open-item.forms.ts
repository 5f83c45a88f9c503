import { z } from 'zod';
import { line } from '../text.js';
import { fixedAmount, fixedAmountOrNone, fixedText } from './field.js';

const longText = (title: string) => z.string().max(500).meta({ title, readOnly: true });

const money = {
  transfer: fixedText('银行业务号'),
  amount: fixedAmount('到账金额'),
  valueDate: fixedText('到账日'),
  payer: fixedText('付款人'),
  remark: longText('附言'),
  account: fixedText('收款账号'),
};

const suggestions = z
  .array(
    z.strictObject({
      obligationId: fixedText('义务编号'),
      unit: fixedText('单位'),
      what: fixedText('义务'),
      outstanding: fixedAmount('未缴金额'),
      why: fixedText('说明'),
    }),
  )
  .max(20)
  .meta({ title: '可能对应的义务', readOnly: true });

/** 认领来款: which duty this money is for. What is suggested is never applied by itself. */
export const unmatchedForm = z.strictObject({
  ...money,
  obligationId: line(64).meta({ title: '对应义务编号', format: 'obligation' }),
  suggestions,
});

/** 处理多缴款项: what has come beyond the year's liability. */
export const overpaidForm = z.strictObject({
  ...money,
  unit: fixedText('单位'),
  excess: fixedAmount('多缴金额'),
  received: fixedAmount('已到账'),
  liability: fixedAmount('全年应上划'),
  /** Where the excess counts for another duty of the unit (认领); a question of before has neither. */
  obligationId: line(64)
    .meta({ title: '改记到的义务编号（认领时填写）', format: 'obligation' })
    .optional(),
  suggestions: suggestions.optional(),
});

/** 复核退款: what goes back, from where and to whom, and why the accountant asks for it. */
export const returnForm = z.strictObject({
  ...money,
  returned: fixedAmount('退回金额'),
  to: fixedText('退回账号'),
  toName: fixedText('退回户名'),
  reason: longText('申请理由'),
});

/** 催要对账单: what is missing, and what waits for it. */
export const missingStatementForm = z.strictObject({
  account: fixedText('账号'),
  accountName: fixedText('户名'),
  day: fixedText('对账单日期'),
  duties: z.int().min(0).meta({ title: '待核实义务数', readOnly: true }),
  outstanding: fixedAmountOrNone('待核实金额'),
});

const paid = {
  bankKey: fixedText('银行业务号'),
  sequence: fixedText('银行流水序号'),
  from: fixedText('付款账号'),
  fromName: fixedText('付款户名'),
  amount: fixedAmount('付出金额'),
  valueDate: fixedText('付出日期'),
  to: fixedText('收款账号'),
  remark: longText('附言'),
  why: fixedText('核对结果'),
  order: fixedText('本系统指令'),
};

/** 核实未经指令的付款: what left our account without an order of ours. */
export const unorderedForm = z.strictObject(paid);

/** 复核未经指令的付款: the same, and why the accountant recognises it. */
export const recognitionForm = z.strictObject({ ...paid, reason: longText('确认理由') });

/** 等待退回: which money is the refund. What is suggested is never applied by itself. */
export const refundForm = z.strictObject({
  ...paid,
  refund: line(300).meta({ title: '退回款业务号' }),
  candidates: z
    .array(
      z.strictObject({
        key: z.string().max(300).meta({ title: '银行业务号', readOnly: true }),
        amount: fixedAmount('到账金额'),
        valueDate: fixedText('到账日'),
        payer: fixedText('付款人'),
        remark: longText('附言'),
      }),
    )
    .max(20)
    .meta({ title: '可能的退回款', readOnly: true }),
});
