import { Problem } from '../http/problem.js';

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

export const noFont = (zh: string): Problem =>
  new Problem({
    status: 503,
    code: 'LETTER_FONT_MISSING',
    title: { zh: '无法生成 PDF', en: 'The PDF cannot be made' },
    detail: {
      zh,
      en: 'Fonts are missing: put .ttf or .otf files into the folder TONGCHOU_FONTS names; the .docx needs none',
    },
  });
