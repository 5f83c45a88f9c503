import { officeOfDesk } from '#contracts/process/names.js';
import { isInBooks } from '#domain/ledger/account-types.js';
import { BOOKS } from '#domain/ledger/books.js';
import type { Finding } from '../checks/finding.js';
import type { Pack } from '../pack.js';
import type { PageTransfer } from '../schema/page.schema.js';
import { isKnownAtEnd } from './check-figures.js';
import { hasDesk } from './desks.js';
import { seatsOfCase } from './page-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

/**
 * A transfer of a page: between accounts of the list, paid by a stage, released by enough hands, which all
 * are its own case's, or all the city's.
 */
export function transferFindings(pack: Pack, page: Page, transfer: PageTransfer): Finding[] {
  const { law, words } = page;
  const { code, clause, from, to, decidedBy, duty } = transfer;
  const of = law.cases[transfer.case];
  const must = (holds: boolean, zh: string, en: string): Finding[] =>
    mustHold(holds, transfer, clause, `${code}：${zh}`, `${code}: ${en}`);
  const pair = pack.accountPairs.pairs.find(
    (each) => each.from === from.type && each.to === to.type,
  );
  const city = Object.values(law.cases).find(({ levels }) => levels.includes('CITY'));
  const own = of ? seatsOfCase(of) : [];
  const ofUnit = of !== undefined && !of.levels.includes('CITY');
  const cityReleases =
    ofUnit && city && seatsOfCase(city).some(({ step }) => step === decidedBy[0]);
  const seats = cityReleases ? seatsOfCase(city) : own;
  const levels = transfer.levels ?? of?.levels ?? [];
  const hands = seats.filter(({ step }) => decidedBy.includes(step));
  const departments = new Set(hands.map(({ desk }) => officeOfDesk(desk)));
  const posts = new Set(hands.map(({ desk }) => desk));
  return [
    ...must(of !== undefined, `没有办件种类 ${transfer.case}`, `no kind of case ${transfer.case}`),
    ...must(code in words.transfers, '词里没有这项划拨', 'it has no words'),
    ...must(
      pair !== undefined,
      `${from.type} 到 ${to.type} 不在允许的资金流向里`,
      `${from.type}→${to.type} is no allowed pair`,
    ),
    ...decidedBy
      .filter((step) => !seats.some((seat) => seat.step === step))
      .flatMap((step) => must(false, `没有步骤 ${step}`, `no step ${step}`)),
    ...must(
      pair === undefined || (posts.size >= pair.persons && departments.size >= pair.departments),
      `须 ${pair?.persons} 人、${pair?.departments} 个部门放行`,
      `${pair?.persons ?? 0} persons of ${pair?.departments ?? 0} departments must release it`,
    ),
    ...must(
      isKnownAtEnd(pack, page, transfer.case, transfer.amount),
      `金额没有来处：${transfer.amount}`,
      `its amount ${transfer.amount} is not known`,
    ),
    ...must(
      duty === null || law.obligations.some((each) => each.code === duty),
      `没有责任事项 ${duty}`,
      `no obligation ${duty ?? ''}`,
    ),
    ...must(
      of?.stages.some(({ pay }) => pay?.transfers.includes(code)) ?? true,
      '没有环节划拨它',
      'no stage pays it',
    ),
    ...bookFindings(transfer),
    ...levels
      .filter((level) => of && !of.levels.includes(level))
      .flatMap((level) =>
        must(
          false,
          `${transfer.case} 没有层级 ${level}（levels）`,
          `${transfer.case} is no case of ${level} (levels)`,
        ),
      ),
    ...levels
      .filter((level) => !hasDesk(pack, transfer.lookedAfterBy, level))
      .flatMap((level) =>
        must(
          false,
          `${level} 没有岗位 ${transfer.lookedAfterBy}`,
          `no desk ${transfer.lookedAfterBy} at ${level}`,
        ),
      ),
  ];
}

/** Between two own accounts money becomes somebody else's or stays; what leaves them is nobody's any more. */
function bookFindings({ books, from, to, code, clause }: PageTransfer): Finding[] {
  if (books === null) return [];
  const inside = isInBooks(from.type) && isInBooks(to.type);
  return [
    ...mustHold(
      isInBooks(from.type) && (books.to !== null) === inside,
      books,
      clause,
      `${code}：两个账户都在账簿内时写由谁转到谁，转出账簿的只写由谁（books）`,
      `${code}: its books say from whom to whom within the accounts, and from whom alone where it leaves them`,
    ),
    ...mustHold(
      [books.from, books.to ?? books.from].every((book) => BOOKS[book] === 'OWN'),
      books,
      clause,
      `${code}：备查账簿里没有可划拨的钱`,
      `${code}: there is no money to move in a memo book`,
    ),
  ];
}
