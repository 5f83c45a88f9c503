import { z } from 'zod';
import { attached, day, fixedAmountOrNone, fixedText, neededRemark, remark } from './field.js';

const breach = {
  unitName: fixedText('单位'),
  what: fixedText('责任事项'),
  statutory: fixedText('规定期限'),
  /** null: the duty is no payment, or its amount is not fixed yet. */
  amountDue: fixedAmountOrNone('应到账'),
  amountReceived: fixedAmountOrNone('已到账'),
  declaredAt: fixedText('认定时间'),
  rung: fixedText('当前督办级'),
};

/** 逾期核实 / 督办暂缓: the duty that was missed. An excuse names the document it rests on. */
export const breachForm = z.strictObject({
  ...breach,
  document: remark('依据文件（认定可不计逾期责任时填写名称、文号）'),
});

/** 签发: the letter that waits for a signature; its text is edited on the letter's own page. */
export const signForm = z.strictObject({
  ...breach,
  letterId: fixedText('公文'),
  letterTitle: z.string().max(400).meta({ title: '公文标题', readOnly: true }),
  document: remark('依据文件（认定可不计逾期责任时填写名称、文号）'),
});

/** What of a letter cannot be printed, in words. */
export const longestProblem = 2_000;

/** 修改公文: a signed letter that could not be printed; its text is edited on the letter's own page. */
export const rewordForm = z.strictObject({
  ...breach,
  letterId: fixedText('公文'),
  letterTitle: z.string().max(400).meta({ title: '公文标题', readOnly: true }),
  problem: z.string().max(longestProblem).meta({ title: '无法印出之处', readOnly: true }),
});

const letter = {
  ...breach,
  letterId: fixedText('公文'),
  number: fixedText('发文字号'),
};

/** 签收: the letter has come into the county's hands. It says nothing of the matter itself. */
export const receiptForm = z.strictObject(letter);

/**
 * 答复: the county's word on a letter it has acknowledged, all of it needed. The written reply is named
 * in `document`; the file itself is the task's `attachment`.
 */
export const replyForm = z.strictObject({
  ...letter,
  cause: neededRemark('逾期原因', '预算调整程序尚未办结'),
  payBy: day('承诺到账日'),
  reply: neededRemark('答复（整改措施）', '已列入本周支付计划，到账后即报。'),
  document: remark('书面答复（名称、文号，如有）').optional(),
  attachment: attached('书面答复（附件，如有）').optional(),
});

/** What of any escalation form an excuse, or an acknowledgement, is read from. */
export const escalationForms = {
  letter: z.object({ letterId: z.string().default('') }),
  excuse: z.object({ document: z.string().default('') }),
} as const;
