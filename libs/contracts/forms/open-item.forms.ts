import { z } from 'zod';
import { line } from '../text.js';
import { called, fixedAmount, fixedAmountOrNone, fixedText } from './field.js';

const longText = (...name: Parameters<typeof called>) =>
  z
    .string()
    .max(500)
    .meta({ ...called(...name), readOnly: true });

const money = {
  transfer: fixedText('银行业务号', 'Key at the bank'),
  amount: fixedAmount('到账金额', 'Amount received'),
  valueDate: fixedText('到账日', 'Value date'),
  payer: fixedText('付款人', 'Payer'),
  remark: longText('附言', 'Remark'),
  account: fixedText('收款账号', 'Receiving account'),
};

const suggestions = z
  .array(
    z.strictObject({
      obligationId: fixedText('义务编号', 'Id of the duty'),
      unit: fixedText('单位', 'Unit'),
      what: fixedText('义务', 'Duty'),
      outstanding: fixedAmount('未缴金额', 'Outstanding'),
      why: fixedText('说明', 'Why it may be'),
    }),
  )
  .max(20)
  .meta({ ...called('可能对应的义务', 'Duties it may be for'), readOnly: true });

/** 认领来款: which duty this money is for. What is suggested is never applied by itself. */
export const unmatchedForm = z.strictObject({
  ...money,
  obligationId: line(64).meta({
    ...called('对应义务编号', 'Id of the duty it is for'),
    format: 'obligation',
  }),
  suggestions,
});

/** 处理多缴款项: what has come beyond the year's liability. */
export const overpaidForm = z.strictObject({
  ...money,
  unit: fixedText('单位', 'Unit'),
  excess: fixedAmount('多缴金额', 'Over-paid'),
  received: fixedAmount('已到账', 'Received'),
  liability: fixedAmount('全年应上划', 'Liability of the year'),
  /** Where the excess counts for another duty of the unit (认领); a question of before has neither. */
  obligationId: line(64)
    .meta({
      ...called('改记到的义务编号（认领时填写）', 'Id of the duty it counts for instead'),
      format: 'obligation',
    })
    .optional(),
  suggestions: suggestions.optional(),
});

/** 复核退款: what goes back, from where and to whom, and why the accountant asks for it. */
export const returnForm = z.strictObject({
  ...money,
  returned: fixedAmount('退回金额', 'Amount to return'),
  to: fixedText('退回账号', 'Account it goes back to'),
  toName: fixedText('退回户名', 'Name of that account'),
  reason: longText('申请理由', 'Reason for asking'),
});

/** 催要对账单: what is missing, and what waits for it. */
export const missingStatementForm = z.strictObject({
  account: fixedText('账号', 'Account'),
  accountName: fixedText('户名', 'Name of the account'),
  day: fixedText('对账单日期', 'Day of the statement'),
  duties: z
    .int()
    .min(0)
    .meta({ ...called('待核实义务数', 'Duties that wait'), readOnly: true }),
  outstanding: fixedAmountOrNone('待核实金额', 'Amount that waits'),
});

const paid = {
  bankKey: fixedText('银行业务号', 'Key at the bank'),
  sequence: fixedText('银行流水序号', 'Line number at the bank'),
  from: fixedText('付款账号', 'Paying account'),
  fromName: fixedText('付款户名', 'Name of the paying account'),
  amount: fixedAmount('付出金额', 'Amount paid'),
  valueDate: fixedText('付出日期', 'Value date'),
  to: fixedText('收款账号', 'Receiving account'),
  remark: longText('附言', 'Remark'),
  why: fixedText('核对结果', 'What was found'),
  order: fixedText('本系统指令', 'Our order'),
};

/** 核实未经指令的付款: what left our account without an order of ours. */
export const unorderedForm = z.strictObject(paid);

/** 复核未经指令的付款: the same, and why the accountant recognises it. */
export const recognitionForm = z.strictObject({
  ...paid,
  reason: longText('确认理由', 'Reason for recognising it'),
});

/** 等待退回: which money is the refund. What is suggested is never applied by itself. */
export const refundForm = z.strictObject({
  ...paid,
  refund: line(300).meta(called('退回款业务号', 'Key of the refund')),
  candidates: z
    .array(
      z.strictObject({
        key: z
          .string()
          .max(300)
          .meta({ ...called('银行业务号', 'Key at the bank'), readOnly: true }),
        amount: fixedAmount('到账金额', 'Amount received'),
        valueDate: fixedText('到账日', 'Value date'),
        payer: fixedText('付款人', 'Payer'),
        remark: longText('附言', 'Remark'),
      }),
    )
    .max(20)
    .meta({ ...called('可能的退回款', 'Money that may be the refund'), readOnly: true }),
});
