import type { Unprintable } from '#documents/render-letter.js';
import { Problem } from '../http/problem.js';
import { invalid } from '../http/problems.js';

export const alreadySigned = (): Problem =>
  new Problem({
    status: 409,
    code: 'LETTER_NOT_DRAFT',
    title: { zh: '公文已签发或已撤回', en: 'The letter is signed or withdrawn' },
    detail: {
      zh: '只有草稿可以修改；签发后有误的，另行制发更正通知。未作任何改动',
      en: 'Only a draft can be worded; a signed letter is put right by a correction notice. Nothing was changed',
    },
  });

/** Somebody has decided on these words; whether the case has carried it out makes no difference. */
export const settledAlready = (): Problem =>
  new Problem({
    status: 409,
    code: 'LETTER_NOT_DRAFT',
    title: { zh: '该文稿已有决定，文字不再改动', en: 'A decision was taken on this draft' },
    detail: {
      zh: '签发人已就所见文稿作出决定（签发、跳过或免责），即使尚在办理也不能再改；签发后有误的，另行制发更正通知。未作任何改动',
      en: 'Somebody decided on the words as shown (signed, skipped or excused), so they stand even while that is being carried out; a signed letter is put right by a correction notice. Nothing was changed',
    },
  });

/** Its figures are of another day, or money came since: it is drawn up anew before anybody signs it. */
export const outdatedLetter = (): Problem =>
  new Problem({
    status: 409,
    code: 'LETTER_OUTDATED',
    title: { zh: '文稿所载情况已不是今天的', en: 'The draft states figures that are not today’s' },
    detail: {
      zh: '正在按今天的到账和日期重新起草，片刻后请重新打开并核对全文再签发；未签发，未作任何改动',
      en: 'It is being drawn up again with today’s figures and days; open it again in a moment, read it, then sign. Nothing was signed or changed',
    },
  });

/** A person's own words in it were of older figures; a signature waits until a person has looked at them. */
export const letterToReword = (): Problem =>
  new Problem({
    status: 409,
    code: 'LETTER_TO_REWORD',
    title: {
      zh: '文稿中人工修改的文字所依据的情况已变，尚未复核',
      en: 'Words a person put into this draft are of older figures',
    },
    detail: {
      zh: '请督办专员打开公文，按今天的到账和日期复核、修改页面列出的文字并保存，然后重新打开本事项签发；未签发，未作任何改动',
      en: 'Ask the deadline officer to open the letter, check the words its page lists against today’s figures and days, mend and save them; then open this task again and sign. Nothing was signed or changed',
    },
  });

/** The bytes or the hash are not those of the signature any more. */
export const letterChanged = (): Problem =>
  new Problem({
    status: 409,
    code: 'LETTER_CHANGED',
    title: { zh: '公文与签发时不一致', en: 'The letter is not the one that was signed' },
    detail: {
      zh: '库中文件的哈希值与签发记录不符，已停止提供并记入审计；请告知管理员从备份核对',
      en: 'The stored file does not match the record of its signature; it is withheld and this is in the audit trail. Tell the administrator to compare with a backup',
    },
  });

/** Characters that no font here has, each with its place; `at`: what the request names the letter by. */
export const notPrintable = (faults: readonly Unprintable[], at?: string): Problem =>
  invalid(
    faults.map(({ pointer, message }) => ({
      pointer: at ?? pointer,
      code: 'LETTER_NOT_PRINTABLE',
      message: `${message.zh} / ${message.en}`,
    })),
    'LETTER_NOT_PRINTABLE',
  );

export const fontMissing = 'LETTER_FONT_MISSING';

export const noFont = (zh: string): Problem =>
  new Problem({
    status: 503,
    code: fontMissing,
    title: { zh: '无法生成 PDF', en: 'The PDF cannot be made' },
    detail: {
      zh,
      en: 'Fonts are missing: put .ttf or .otf files into the folder TONGCHOU_FONTS names; the .docx needs none',
    },
  });
