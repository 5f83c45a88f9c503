import { z } from 'zod';
import { text } from '../text.js';

/** An amount in a form: yuan as text, two decimals, never negative. */
export const yuanPattern = /^(0|[1-9]\d{0,14})\.\d{2}$/;

/** An amount a person fills in, 元. */
export const amount = (title: string) =>
  z
    .string()
    .regex(
      yuanPattern,
      '金额须为非负、两位小数，如 1234.50 / Enter yuan with two decimals, e.g. 1234.50',
    )
    .meta({ title, format: 'yuan', pattern: yuanPattern.source });

/** An amount that stands fixed beside the form. */
export const fixedAmount = (title: string) =>
  amount(title).meta({ readOnly: true, title, format: 'yuan' });

/** A fixed text beside the form. */
export const fixedText = (title: string) => z.string().max(200).meta({ title, readOnly: true });

const longestRemark = 500;

/** A reason or remark; empty when there is none. */
export const remark = (title: string) => text(longestRemark).meta({ title, format: 'remark' });

/** A remark somebody else has made; who reads it cannot mend it. */
export const fixedRemark = (title: string) =>
  z.string().max(longestRemark).meta({ title, readOnly: true, format: 'remark' });
