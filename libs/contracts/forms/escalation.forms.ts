import { z } from 'zod';
import {
  attached,
  called,
  day,
  fixedAmountOrNone,
  fixedText,
  neededRemark,
  remark,
} from './field.js';

const breach = {
  unitName: fixedText('单位', 'Unit'),
  what: fixedText('责任事项', 'Duty'),
  statutory: fixedText('规定期限', 'Statutory day'),
  /** null: the duty is no payment, or its amount is not fixed yet. */
  amountDue: fixedAmountOrNone('应到账', 'Due'),
  amountReceived: fixedAmountOrNone('已到账', 'Received'),
  declaredAt: fixedText('认定时间', 'Declared'),
  rung: fixedText('当前督办级', 'Rung reached'),
};

/** 逾期核实 / 督办暂缓: the duty that was missed. An excuse names the document it rests on. */
export const breachForm = z.strictObject({
  ...breach,
  document: remark(
    '依据文件（认定可不计逾期责任时填写名称、文号）',
    'Document an excuse rests on (name, number)',
  ),
});

/** 签发: the letter that waits for a signature; its text is edited on the letter's own page. */
export const signForm = z.strictObject({
  ...breach,
  letterId: fixedText('公文', 'Letter'),
  letterTitle: z
    .string()
    .max(400)
    .meta({ ...called('公文标题', 'Title of the letter'), readOnly: true }),
  document: remark(
    '依据文件（认定可不计逾期责任时填写名称、文号）',
    'Document an excuse rests on (name, number)',
  ),
});

/** What of a letter cannot be printed, in words. */
export const longestProblem = 2_000;

/** 修改公文: a signed letter that could not be printed; its text is edited on the letter's own page. */
export const rewordForm = z.strictObject({
  ...breach,
  letterId: fixedText('公文', 'Letter'),
  letterTitle: z
    .string()
    .max(400)
    .meta({ ...called('公文标题', 'Title of the letter'), readOnly: true }),
  problem: z
    .string()
    .max(longestProblem)
    .meta({ ...called('无法印出之处', 'What cannot be printed'), readOnly: true }),
});

const letter = {
  ...breach,
  letterId: fixedText('公文', 'Letter'),
  number: fixedText('发文字号', 'Document number'),
};

/** 签收: the letter has come into the county's hands. It says nothing of the matter itself. */
export const receiptForm = z.strictObject(letter);

/**
 * 答复: the county's word on a letter it has acknowledged, all of it needed. The written reply is named
 * in `document`; the file itself is the task's `attachment`.
 */
export const replyForm = z.strictObject({
  ...letter,
  cause: neededRemark('逾期原因', '预算调整程序尚未办结', 'Cause of the delay'),
  payBy: day('承诺到账日', 'Promised value date'),
  reply: neededRemark(
    '答复（整改措施）',
    '已列入本周支付计划，到账后即报。',
    'Reply (what is done)',
  ),
  document: remark(
    '书面答复（名称、文号，如有）',
    'Written reply (name, number; if there is one)',
  ).optional(),
  attachment: attached(
    '书面答复（附件，如有）',
    'Written reply (file; if there is one)',
  ).optional(),
});

/** What of any escalation form an excuse, or an acknowledgement, is read from. */
export const escalationForms = {
  letter: z.object({ letterId: z.string().default('') }),
  excuse: z.object({ document: z.string().default('') }),
} as const;
