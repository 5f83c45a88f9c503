/**
 * Something a person can put right. Its text says what and how, in Chinese and English,
 * and is shown without a stack. Wrong input ends with 2, what is in the way with 1.
 */
export class StartProblem extends Error {
  constructor(zh, en, exitCode = 1) {
    super(`${zh}\n${en}`);
    this.name = 'StartProblem';
    this.exitCode = exitCode;
  }
}

const known = {
  ENOSPC: [
    '磁盘已满：请腾出空间后重新执行。',
    'The disk is full: free some space and run it again.',
  ],
  EACCES: [
    '没有权限：请检查下列路径的权限。',
    'Permission denied: check the rights of the path below.',
  ],
  EPERM: ['没有权限：请检查下列路径的权限。', 'Not permitted: check the rights of the path below.'],
  EROFS: ['目录只读：请换到可写的目录。', 'The folder is read-only: use one that can be written.'],
  EDQUOT: ['磁盘配额已满：请腾出空间。', 'The disk quota is used up: free some space.'],
};

/** Turns what the operating system says into words; anything unknown keeps its stack. */
export function explain(error) {
  const text = error?.message ?? String(error);
  const code = /No space left on device/.test(text) ? 'ENOSPC' : error?.code;
  const words = known[code];
  if (words) return `${words[0]}\n${words[1]}\n${text}`;
  return error instanceof StartProblem ? text : (error?.stack ?? text);
}
