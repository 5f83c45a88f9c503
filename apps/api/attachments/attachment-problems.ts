import { attachmentLimits } from '#contracts/file-types.js';
import { problem, type Problem } from '../http/problem.js';
import { malformed } from '../http/problems.js';

const mib = attachmentLimits.bytes / 1024 / 1024;

export const fileTooLarge = (): Problem =>
  problem(
    413,
    'FILE_TOO_LARGE',
    { zh: '附件过大', en: 'The file is too large' },
    {
      zh: `每个附件不得超过 ${mib} MiB；请压缩或拆分后重试，未作任何改动`,
      en: `A file holds at most ${mib} MiB; compress or split it and try again. Nothing was changed`,
    },
  );

export const wrongFileType = (): Problem =>
  problem(
    415,
    'WRONG_FILE_TYPE',
    { zh: '附件类型不支持', en: 'This type of file is not taken' },
    {
      zh: '按内容认定，只收 PDF、PNG、JPEG、docx、xlsx（不含宏）和 OFD；请另存为其中一种后重试，未作任何改动',
      en: 'By its content a file must be PDF, PNG, JPEG, docx, xlsx (without macros) or OFD; save it as one of them and try again. Nothing was changed',
    },
  );

export const taskIsFull = (): Problem =>
  problem(
    409,
    'TOO_MANY_FILES',
    { zh: '附件已满', en: 'The task has all the files it takes' },
    {
      zh: `每个事项最多 ${attachmentLimits.ofTask} 个附件；请合并后在下一步添加，未作任何改动`,
      en: `A task takes at most ${attachmentLimits.ofTask} files; put several into one, or attach it at the next step. Nothing was changed`,
    },
  );

/** Not one part `file`, or not multipart at all. */
export const notOneFile = (): Problem =>
  malformed('NOT_ONE_FILE', {
    zh: '请用 multipart/form-data 发送一个文件，字段名为 file，别无其他字段；未作任何改动',
    en: 'Send one file as the part “file” of multipart/form-data, and no other part. Nothing was changed',
  });

export const emptyFile = (): Problem =>
  malformed('EMPTY_FILE', {
    zh: '文件是空的，请重新选择；未作任何改动',
    en: 'The file is empty; choose it again. Nothing was changed',
  });

/** The sender has gone before the end. */
export const fileCutOff = (): Problem =>
  malformed('CUT_OFF', {
    zh: '文件没有发完，请重试；未作任何改动',
    en: 'The file did not arrive whole; send it again. Nothing was changed',
  });

/** The bytes on the disk are not those that were attached. */
export const fileChanged = (): Problem =>
  problem(
    409,
    'FILE_CHANGED',
    { zh: '附件与添加时不一致', en: 'The file is not the one that was attached' },
    {
      zh: '磁盘上的文件缺失或哈希值不符，已停止提供并记入审计；请告知管理员从备份恢复',
      en: 'The file on the disk is missing or does not match its hash; it is withheld and this is in the audit trail. Tell the administrator to bring it back from a backup',
    },
  );
