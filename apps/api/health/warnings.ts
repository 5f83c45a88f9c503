import { fontFault } from '#documents/pdf/letter-fonts.js';
import { addDays } from '#domain/time/day.js';
import { dayOf, startOf } from '#domain/time/instant.js';
import type { Database } from '#persistence/database.js';
import { refusalsSeen } from '#persistence/operations/engine-refusals.js';
import { lettersHeldBack } from '#persistence/letters/hold-letter.js';
import { balanceDifferences, unorderedPayments } from '#persistence/operations/holds.js';
import { refusedAddresses } from '#persistence/notices/delivery-addresses.js';
import { accountsGuessedAt } from '#persistence/sessions/login-attempts.js';
import { statementsMissing } from '#persistence/operations/figures.js';
import { loadCalendar } from '#policy/calendar.js';
import { guessedAt } from '../session/password-check.js';
import type { Plain } from './readiness.js';

/** The notice of a year's holidays comes in November; so long before it starts it must be there. */
const daysAhead = 60;
/** A statement comes in the morning; at noon it is missing. */
const noon = 12;

/** Days of a year without its notice are counted by weekends alone: provisional (暂定). */
export function calendarMissing(now: number): Plain | null {
  const year = Number(dayOf(now).slice(0, 4));
  const soon = Number(addDays(dayOf(now), daysAhead).slice(0, 4));
  const { lastYear } = loadCalendar();
  if (soon <= lastYear) return null;
  const missing = year > lastYear ? year : soon;
  return {
    code: 'CALENDAR_MISSING',
    zh: `缺 ${missing} 年放假安排，该年期限均为暂定；请按国办通知补入日历`,
    en: `The holidays of ${missing} are missing, so its deadlines are provisional; add them from the State Council's notice`,
  };
}

/** Nothing is sent out while the channels' settings cannot be read; the place stands in the words, no value. */
export function channelsMisconfigured(why: string | null): Plain | null {
  if (why === null) return null;
  return {
    code: 'CHANNELS_MISCONFIGURED',
    zh: `通知渠道配置有误，一律暂不外发：${why}；改好后重启 API`,
    en: `The notice channels are misconfigured and none is used: ${why}; mend it and restart the API`,
  };
}

export async function statementMissing(database: Database, now: number): Promise<Plain | null> {
  const today = dayOf(now);
  if (now < startOf(today, noon)) return null;
  const yesterday = addDays(today, -1);
  const count = await statementsMissing(database, yesterday);
  if (count === 0) return null;
  return {
    code: 'STATEMENT_MISSING',
    zh: `${yesterday} 的对账单缺 ${count} 个账户，请联系银行或国库`,
    en: `The statements of ${count} accounts for ${yesterday} have not come; ask the bank or the treasury`,
  };
}

const namedWorkflows = 5;

/** Somebody who is not of this house reaches the engine. What he sent was refused; that he can is for a person. */
export async function strangersInEngine(database: Database): Promise<Plain | null> {
  const { recent } = await refusalsSeen(database);
  if (recent.length === 0) return null;
  const ids = recent.slice(0, namedWorkflows).join(', ');
  return {
    code: 'ENGINE_REFUSALS',
    zh: `24 小时内有外来消息进入流程引擎，已拒绝（涉及 ${recent.length} 个流程：${ids}）；请查明何人可访问引擎`,
    en: `Messages that are not ours reached the engine within 24 hours and were refused (${recent.length} workflows: ${ids}); find out who reaches it`,
  };
}

/** Money left an account without an order of ours, and nobody has settled it yet (LS-3.b). */
export async function paymentsUnordered(database: Database): Promise<Plain[]> {
  return (await unorderedPayments(database)).map(({ account, amount, day }) => ({
    code: 'PAYMENT_UNORDERED',
    zh: `账户 ${account} 于 ${day} 付出 ${amount} 元，本系统没有指令；该账户暂停放款，待财政会计核实`,
    en: `${amount} yuan left account ${account} on ${day} without an order of ours; releases from it wait until finance has looked`,
    account,
    amount,
  }));
}

export async function balancesDiffer(database: Database): Promise<Plain[]> {
  return (await balanceDifferences(database)).map(({ account, day, closing, books, amount }) => ({
    code: 'BALANCE_DIFFERS',
    zh: `账户 ${account} ${day} 对账单余额 ${closing} 元，账面 ${books} 元，相差 ${amount} 元；该账户暂停放款，请执行 tongchou reconcile`,
    en: `Account ${account} closed ${day} with ${closing} yuan at the bank and ${books} in our books, ${amount} apart; releases from it wait, run tongchou reconcile`,
    account,
    amount,
  }));
}

/** Signed, and not gone out: the officer's task 修改公文 says which and why. */
export async function lettersHeld(database: Database): Promise<Plain | null> {
  const count = await lettersHeldBack(database);
  if (count === 0) return null;
  return {
    code: 'LETTER_HELD_BACK',
    zh: `${count} 份公文含有无法印出的字，签发后未能制发，待督办专员修改（待办“修改公文”）`,
    en: `${count} signed letters hold characters that cannot be printed and have not gone out; the deadline officer must change them (task “Change the letter”)`,
  };
}

/** Without a face no letter is set: whoever signs is refused, and what was signed waits. */
export function fontsMissing(folder: string | undefined): Plain | null {
  const fault = fontFault(folder);
  return fault && { code: 'LETTER_FONT_MISSING', ...fault };
}

/** How many addresses refuse mail, and not which: anybody may read it. The page of people marks them. */
export async function mailRefused(database: Database): Promise<Plain | null> {
  const count = await refusedAddresses(database);
  if (count === 0) return null;
  return {
    code: 'MAIL_REFUSED',
    zh: `${count} 个邮箱地址被邮件服务器拒收，通知邮件没有送达；请系统管理员在“人员”页更正（或 tongchou people email）`,
    en: `${count} mail addresses were refused by the relay and did not get their notices; the administrator corrects them on the page 人员 (or with tongchou people email)`,
  };
}

/** It says how many accounts and not which: anybody may read it. The audit trail names them. */
export async function passwordsGuessed(database: Database): Promise<Plain | null> {
  const count = await accountsGuessedAt(database, guessedAt);
  if (count === 0) return null;
  return {
    code: 'PASSWORDS_GUESSED',
    zh: `${count} 个账号一小时内密码错误超过 ${guessedAt} 次，可能有人在猜密码；请查审计日志`,
    en: `${count} accounts had more than ${guessedAt} wrong passwords within an hour; somebody may be guessing. See the audit trail`,
  };
}
