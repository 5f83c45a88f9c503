import type { OpenedTask } from '../api/queries.js';
import type { TaskDecision } from '../api/types.js';

/** 撤销支付: the bank is told never to execute this key. */
export const CANCEL_TRANSFER = 'CANCEL_TRANSFER';

/** 签发: the letter is numbered, fixed and sent; an answer to one is not. */
export const signsLetter = ({ form }: OpenedTask, { code }: TaskDecision): boolean =>
  code === 'APPROVE' && typeof form.values['letterId'] === 'string';

/** Characters an opinion may have, as the API counts them. */
export const MAX_COMMENT = 2_000;
