import type { OpenedTask } from '../api/queries.js';
import type { TaskDecision } from '../api/types.js';
import type { Language } from '../names/names.js';

/** What its button says. */
export const decisionTitle = ({ title, titleEn }: TaskDecision, language: Language): string =>
  language === 'zh' ? title : titleEn;

/** In red: the work goes back, or what was asked for does not happen. */
export const turnsBack = ({ way }: TaskDecision): boolean => way === 'BACK' || way === 'STOP';

/** What ends or repeats a payment cannot be taken back; asking the bank once more changes nothing. */
export const movesPayment = ({ kind }: OpenedTask, { way }: TaskDecision): boolean =>
  kind.startsWith('transfer.') && way !== 'ASIDE';

/** 签发: the letter is numbered, fixed and sent; an answer to one is not. */
export const signsLetter = ({ form }: OpenedTask, { code }: TaskDecision): boolean =>
  code === 'APPROVE' && typeof form.values['letterId'] === 'string';

/** Characters an opinion may have, as the API counts them. */
export const MAX_COMMENT = 2_000;
