import { Problem, type FieldError } from '../http/problem.js';
import { invalid } from '../http/problems.js';

export const usernameTaken = (): Problem =>
  new Problem({
    status: 409,
    code: 'USERNAME_TAKEN',
    title: { zh: '账号名已被使用', en: 'The username is taken' },
    detail: {
      zh: '账号名永不重用，请换一个；未作任何改动',
      en: 'A username is never used again; choose another. Nothing was changed',
    },
  });

export const lastAdministrator = (): Problem =>
  new Problem({
    status: 409,
    code: 'LAST_ADMINISTRATOR',
    title: { zh: '这是最后一个可用的系统管理账号', en: 'This is the last administrator' },
    detail: {
      zh: '请先让另一人担任系统管理，再停用或调整此账号；未作任何改动',
      en: 'Make another person administrator first; nothing was changed',
    },
  });

const wrong = (pointer: string, message: string): Problem => {
  const error: FieldError = { pointer, code: 'UNKNOWN', message };
  return invalid([error]);
};

export const unknownPerson = (): Problem =>
  wrong('/personId', '本市没有此人 / There is no such person in your city');

export const otherName = (): Problem =>
  wrong('/person', '姓名与此人不符 / This is not the name of that person');

export const unknownOffice = (): Problem =>
  wrong('/office', '本市没有此部门 / There is no such office in your city');

export const unknownPost = (at: number, posts: readonly string[]): Problem =>
  wrong(`/posts/${at}`, `该部门只设：${posts.join('、')} / This office has: ${posts.join(', ')}`);
