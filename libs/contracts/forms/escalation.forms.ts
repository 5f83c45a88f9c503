import { z } from 'zod';
import { fixedAmount, fixedText, remark } from './field.js';

const breach = {
  unitName: fixedText('单位'),
  what: fixedText('义务'),
  statutory: fixedText('法定期限'),
  amountDue: fixedAmount('应到账'),
  amountReceived: fixedAmount('已到账'),
  declaredAt: fixedText('认定时间'),
  rung: fixedText('当前督办级'),
};

/** 逾期核实 / 督办暂缓: the duty that was missed. An excuse names the document it rests on. */
export const breachForm = z.strictObject({
  ...breach,
  document: remark('依据文件（免责时填写名称、文号）'),
});

/** 签发: the letter that waits for a signature; its text is edited on the letter's own page. */
export const signForm = z.strictObject({
  ...breach,
  letterId: fixedText('文书'),
  letterTitle: z.string().max(400).meta({ title: '文书标题', readOnly: true }),
  document: remark('依据文件（免责时填写名称、文号）'),
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

/** 签收并答复: the county's word on a signed letter. */
export const replyForm = z.strictObject({
  ...breach,
  letterId: fixedText('文书'),
  number: fixedText('发文字号'),
  cause: remark('逾期原因'),
  payBy: remark('承诺到账日'),
});

/** What of any escalation form an excuse is read from. */
export const escalationForms = {
  excuse: z.object({ document: z.string().default('') }),
} as const;
