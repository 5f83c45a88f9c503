import { limits } from '#contracts/api/limits.js';
import type { Holder } from '#contracts/api/values.js';
import { deskInWords } from '#policy/desk-words.js';
import { Problem, problem, type FieldError, type Words } from './problem.js';

export const notSignedIn = (): Problem =>
  problem(
    401,
    'NOT_SIGNED_IN',
    { zh: '未登录', en: 'Not signed in' },
    { zh: '请先登录再操作', en: 'Sign in first' },
  );

export const wrongPassword = (): Problem =>
  problem(
    401,
    'WRONG_PASSWORD',
    { zh: '用户名或密码不正确', en: 'Wrong user name or password' },
    { zh: '请核对后重试', en: 'Check both and try again' },
  );

export const tooManyAttempts = (seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'TOO_MANY_ATTEMPTS',
    title: { zh: '密码错误次数过多', en: 'Too many wrong passwords' },
    detail: {
      zh: `该账号暂停登录，请在 ${seconds} 秒后重试`,
      en: `This account may try again in ${seconds} seconds`,
    },
    headers: { 'retry-after': String(seconds) },
  });

/** Beyond the rate of one person or address. */
export const tooManyCalls = (seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'TOO_MANY_CALLS',
    title: { zh: '请求过于频繁', en: 'Too many calls' },
    detail: {
      zh: `请在 ${seconds} 秒后重试；未作任何改动`,
      en: `Try again in ${seconds} seconds; nothing was changed`,
    },
    headers: { 'retry-after': String(seconds) },
  });

/** One person has as much waiting as one may have. */
export const tooManyAtOnce = (seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'TOO_MANY_AT_ONCE',
    title: { zh: '同时提交的内容过多', en: 'Too much sent at once' },
    detail: {
      zh: `请等前面的办完，${seconds} 秒后再试`,
      en: `Wait until the earlier ones are done and try again in ${seconds} seconds`,
    },
    headers: { 'retry-after': String(seconds) },
  });

export const notFound = (): Problem =>
  problem(
    404,
    'NOT_FOUND',
    { zh: '没有找到', en: 'Not found' },
    {
      zh: '不存在，或不在您的管辖范围内；请核对地址',
      en: 'It does not exist or is outside your scope; check the address',
    },
  );

export const wrongMethod = (allow: readonly string[]): Problem =>
  new Problem({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    title: { zh: '方法不适用', en: 'Method not allowed' },
    detail: {
      zh: `此地址只接受 ${allow.join('、')}`,
      en: `This address takes ${allow.join(', ')}`,
    },
    headers: { allow: allow.join(', ') },
  });

export const wrongPost = (): Problem =>
  problem(
    403,
    'WRONG_POST',
    { zh: '岗位不符', en: 'Not your post' },
    {
      zh: '该操作属于其他岗位，请联系该岗位人员办理；未作任何改动',
      en: 'This belongs to another post; ask its holder. Nothing was changed',
    },
  );

export const foreignOrigin = (): Problem =>
  problem(
    403,
    'FOREIGN_ORIGIN',
    { zh: '请求来自其他网站', en: 'Request from another site' },
    { zh: '请在本系统页面内操作', en: 'Use the pages of this system' },
  );

export const wrongHost = (): Problem =>
  problem(
    421,
    'WRONG_HOST',
    { zh: '主机名不属于本系统', en: 'Not a host of this system' },
    {
      zh: '请使用本系统的地址访问；管理员可在 TONGCHOU_HOSTS 中列出主机名',
      en: 'Use an address of this system; its operator lists host names in TONGCHOU_HOSTS',
    },
  );

export const figuresClosed = (): Problem =>
  new Problem({
    status: 401,
    code: 'FIGURES_CLOSED',
    title: { zh: '运行指标不对外开放', en: 'Figures are not open to everybody' },
    detail: {
      zh: '请在本机读取，或携带 TONGCHOU_METRICS_TOKEN 所设令牌（Authorization: Bearer …）',
      en: 'Read them on the own machine, or send the token of TONGCHOU_METRICS_TOKEN (Authorization: Bearer …)',
    },
    headers: { 'www-authenticate': 'Bearer' },
  });

/** `desk`: where the same person acts in this matter, under whichever account. */
export const separationOfDuties = (desk: string): Problem => {
  const { zh, en } = deskInWords(desk);
  return problem(
    403,
    'SEPARATION_OF_DUTIES',
    {
      zh: `岗位分离：您已在本办件以${zh}身份办理`,
      en: `You already acted in this matter as ${en}`,
    },
    {
      zh: '同一人在同一办件（同一地区、流程、险种、期间，含各单位、市级及相关账项）中只能以一个岗位办理，另用账号也不行；请由他人办理，未作任何改动',
      en: 'One person acts at one desk in the whole matter (all units, the city and what was opened about it), whatever account is used; a colleague must act. Nothing was changed',
    },
  );
};

export const secondPersonNeeded = (): Problem =>
  problem(
    403,
    'SEPARATION_OF_DUTIES',
    { zh: '须由第二人确认', en: 'A second person must confirm' },
    {
      zh: '提出的人不能自己确认，请由另一位有确认权的人员办理；未作任何改动',
      en: 'Who proposed it cannot confirm it; another person with the right must. Nothing was changed',
    },
  );

export function invalid(errors: readonly FieldError[], code = 'INVALID'): Problem {
  const more = Math.max(0, errors.length - limits.errors);
  const left =
    more === 0
      ? { zh: '', en: '' }
      : { zh: `；另有 ${more} 处未列出`, en: `; ${more} more are not listed` };
  return new Problem({
    status: 422,
    code,
    title: { zh: '内容不符合要求', en: 'The content is not as required' },
    detail: {
      zh: `请按所列各项修改后重新提交${left.zh}；未作任何改动`,
      en: `Correct what is listed and send it again${left.en}; nothing was changed`,
    },
    errors: errors.slice(0, limits.errors),
    ...(more === 0 ? {} : { moreErrors: more }),
  });
}

export const malformed = (code: string, detail: Words): Problem =>
  problem(400, code, { zh: '请求无法读取', en: 'The request cannot be read' }, detail);

export const tooLarge = (): Problem =>
  problem(
    413,
    'TOO_LARGE',
    { zh: '内容过大', en: 'Too large' },
    { zh: '请求内容不得超过 1 MiB', en: 'A request holds at most 1 MiB' },
  );

export const wrongMedia = (media = 'application/json'): Problem =>
  problem(
    415,
    'WRONG_MEDIA_TYPE',
    { zh: '内容类型不支持', en: 'Unsupported media type' },
    { zh: `请使用 ${media}`, en: `Send ${media}` },
  );

export const noPrecondition = (): Problem =>
  problem(
    428,
    'IF_MATCH_MISSING',
    { zh: '缺少 If-Match', en: 'If-Match is missing' },
    {
      zh: '请带上读取该事项时得到的 ETag',
      en: 'Send the ETag you got when you read the task',
    },
  );

export const stale = (): Problem =>
  problem(
    412,
    'STALE',
    { zh: '事项已有变动', en: 'The task has changed' },
    {
      zh: '请重新读取后再办理；未作任何改动',
      en: 'Read it again, then decide; nothing was changed',
    },
  );

/** The page that calls was opened by another person of this browser. */
export const otherPerson = ({ username, person }: Holder): Problem =>
  new Problem({
    status: 409,
    code: 'OTHER_PERSON',
    title: {
      zh: `现在登录的是${person}（${username}），不是打开此页面的人`,
      en: `${person} (${username}) is signed in now, not the person of this page`,
    },
    detail: {
      zh: '同一浏览器中已有他人登录；请重新载入页面，或由原来的人重新登录；未作任何改动',
      en: 'Somebody else has signed in with this browser; load the page again, or let the first person sign in again. Nothing was changed',
    },
    signedIn: { username, person },
  });

/** Somebody was quicker, or the task has ended without anybody. */
export const taken = (finished: boolean, by: Holder | null): Problem => {
  const who = by === null ? { zh: '', en: '' } : { zh: `（${by.person}）`, en: ` (${by.person})` };
  return new Problem({
    status: 409,
    code: finished ? 'FINISHED' : 'HELD_BY_ANOTHER',
    title: finished
      ? { zh: `事项已办结${who.zh}`, en: `The task is finished${who.en}` }
      : { zh: `事项由他人办理中${who.zh}`, en: `The task is held by another${who.en}` },
    detail: {
      zh: '您的操作没有生效，请刷新清单；未作任何改动',
      en: 'Your action had no effect; refresh the list. Nothing was changed',
    },
    claimedBy: by,
  });
};

export const notReady = (): Problem =>
  problem(
    503,
    'NOT_READY',
    { zh: '系统暂不可用', en: 'Not available now' },
    {
      zh: '请稍后重试；重试时保留同一 Idempotency-Key 不会重复办理',
      en: 'Try again shortly; with the same Idempotency-Key nothing is done twice',
    },
  );

export const storageFull = (): Problem =>
  problem(
    503,
    'STORAGE_FULL',
    { zh: '磁盘已满，暂时只能查阅', en: 'The disk is full: reading only for now' },
    {
      zh: '未作任何改动；请联系管理员腾出空间后重试，重试时保留同一 Idempotency-Key',
      en: 'Nothing was changed; have the administrator free some space and try again with the same Idempotency-Key',
    },
  );

export const maintenance = (): Problem =>
  new Problem({
    status: 503,
    code: 'MAINTENANCE',
    title: { zh: '系统维护中', en: 'Maintenance' },
    detail: {
      zh: '正在恢复数据，未作任何改动；请稍后重试，保留同一 Idempotency-Key 不会重复办理',
      en: 'Data is being restored and nothing was changed; try again shortly, with the same Idempotency-Key nothing is done twice',
    },
    headers: { 'retry-after': '15' },
  });

export const unexpected = (): Problem =>
  problem(
    500,
    'UNEXPECTED',
    { zh: '系统内部错误', en: 'Unexpected error' },
    {
      zh: '请稍后重试，并将编号告知管理员',
      en: 'Try again later and give the trace id to the administrator',
    },
  );
