import { readReference } from '#contracts/process/references.js';
import { seatsOf } from '#contracts/process/stages.js';
import { BOOKS } from '#domain/ledger/books.js';
import type { Finding } from '../checks/finding.js';
import type { Pack } from '../pack.js';
import type { PageDuty, PageOpening } from '../schema/page.schema.js';
import { transferFindings } from './check-transfers.js';
import { hasDesk, hasOffice } from './desks.js';
import { casesOf, placesOfCase, statesOf } from './page-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

function dutyFindings(pack: Pack, page: Page, duty: PageDuty): Finding[] {
  const { law, words } = page;
  const { code, clause, kind, metBy, receivedAt } = duty;
  const of = law.cases[duty.case];
  const must = (holds: boolean, zh: string, en: string): Finding[] =>
    mustHold(holds, duty, clause, `${code}：${zh}`, `${code}: ${en}`);
  const collected = of?.stages.some(({ collect }) => collect?.duty === code) ?? false;
  const paying = law.transfers.filter((each) => each.duty === code);
  const paid = paying.length > 0;
  const stated = of && metBy !== null && statesOf(of).includes(metBy);
  return [
    ...must(of !== undefined, `没有办件种类 ${duty.case}`, `no kind of case ${duty.case}`),
    ...must(code in words.obligations, '词里没有这项责任', 'it has no words'),
    ...(of?.levels ?? []).flatMap((level) =>
      [duty.debtor, duty.creditor]
        .filter((office) => !hasOffice(pack, office, level))
        .flatMap((office) =>
          must(false, `${level} 没有部门 ${office}`, `no office ${office} at ${level}`),
        ),
    ),
    ...must(
      kind === 'MONEY' ? collected || paid : stated === true,
      '没有环节使它完成（钱写 collect 或划拨，其余写 metBy 状态）',
      'nothing meets it: collect or a transfer for money, a state (metBy) for the rest',
    ),
    ...must(
      receivedAt === null || pack.accounts.types.some(({ type }) => type === receivedAt),
      `没有账户类型 ${receivedAt}`,
      `no account type ${receivedAt ?? ''}`,
    ),
    ...must(
      kind !== 'MONEY' || receivedAt !== null || paid,
      '钱到哪个账户没有写（receivedAt）',
      'it does not say which account the money must reach (receivedAt)',
    ),
    ...must(
      !collected || duty.receivedAs !== null,
      '收到的钱记入哪个账簿、哪个科目没有写（receivedAs）',
      'it does not say what the money received for it is in the books (receivedAs)',
    ),
    ...must(
      duty.receivedAs === null || BOOKS[duty.receivedAs.book] === 'OWN',
      '收到的钱不能记入备查账簿',
      'money received is in no memo book',
    ),
    ...must(
      paying.length < 2 && !(paid && collected),
      '一项责任只能由一笔划拨或一个 collect 完成',
      'one transfer meets it, or one collect, and not both',
    ),
    ...shareFindings(page, duty),
    ...must(
      clause !== null || duty.source !== 'STATUTORY',
      '没有条款，不能是 STATUTORY',
      'without a clause it is not STATUTORY',
    ),
  ];
}

/** A duty in several dated rows that is collected says of each but the last how much must have come by it. */
function shareFindings({ law }: Page, duty: PageDuty): Finding[] {
  const rows = law.obligations.filter((each) => each.code === duty.code && each.case === duty.case);
  const collected = law.cases[duty.case]?.stages.some(({ collect }) => collect?.duty === duty.code);
  const isLast = rows.at(-1) === duty;
  const holds = collected === true ? (duty.share === null) === isLast : duty.share === null;
  return [
    ...mustHold(
      holds,
      duty,
      duty.clause,
      `${duty.code}：分几次到账的，除最后一次外都写到该日应达到的比例（share），别的都不写`,
      `${duty.code}: of several rows each but the last has its share, and nothing else has one`,
    ),
    ...mustHold(
      duty.share === null || readReference(duty.share)?.source === 'parameter',
      duty,
      duty.clause,
      `${duty.code}：比例（share）须是参数`,
      `${duty.code}: a share is a parameter`,
    ),
  ];
}

/** A fund that has a sentence of its own is one of the city's. */
function fundsNamed(pack: Pack, value: unknown): Finding[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key !== 'byFund'
      ? fundsNamed(pack, each)
      : Object.keys(each as object)
          .filter((fund) => !pack.funds.some(({ code }) => code === fund))
          .flatMap((fund) =>
            mustHold(false, value, null, `没有险种 ${fund}`, `no fund ${fund}, in byFund`),
          ),
  );
}

function openingFindings(pack: Pack, page: Page, opens: PageOpening): Finding[] {
  const { law } = page;
  const { before, after, by = [], clause } = opens;
  const must = (holds: boolean, zh: string, en: string): Finding[] =>
    mustHold(holds, opens, clause, zh, en);
  const at = after?.case === undefined ? undefined : law.cases[after.case];
  const other = after?.process === undefined ? undefined : pack.pages.get(after.process);
  const known =
    at !== undefined
      ? statesOf(at).includes(after?.state ?? '')
      : other
        ? casesOf(other).some(([, of]) => statesOf(of).includes(after?.state ?? ''))
        : pack.catalogue.processes.some(({ id }) => id === after?.process);
  return [
    ...must(
      after === undefined || known,
      `没有这个开办条件：${after?.process ?? after?.case} ${after?.state}`,
      `it opens after ${after?.process ?? after?.case ?? ''} ${after?.state ?? ''}, which does not come`,
    ),
    ...must(
      before === undefined || law.obligations.some(({ code }) => code === before.duty),
      `没有责任事项 ${before?.duty}`,
      `no obligation ${before?.duty ?? ''}`,
    ),
    ...by
      .filter(
        (desk) =>
          !(['CITY', 'CITY_UNIT', 'COUNTY_UNIT'] as const).some((level) =>
            hasDesk(pack, desk, level),
          ),
      )
      .flatMap((desk) => must(false, `没有岗位 ${desk}`, `no desk ${desk}`)),
    ...must(
      opens.fund === 'EACH' ||
        (law.transfers.length === 0 && law.obligations.every(({ kind }) => kind !== 'MONEY')),
      '有钱的办件须分险种（fund: EACH）',
      'cases that move or owe money are of one fund each (fund: EACH)',
    ),
  ];
}

/** Duties that a step or stage names are there. */
function dutiesNamed(page: Page): Finding[] {
  const codes = new Set(page.law.obligations.map(({ code }) => code));
  return casesOf(page).flatMap(([, of]) => [
    ...placesOfCase(of).flatMap((place) =>
      [place.duty, ...seatsOf(place).map(({ duty }) => duty)]
        .filter((duty) => duty !== null && !codes.has(duty))
        .slice(0, 1)
        .flatMap((duty) =>
          mustHold(
            false,
            place,
            place.clause,
            `没有责任事项 ${duty}`,
            `no obligation ${duty ?? ''}`,
          ),
        ),
    ),
    ...of.stages.flatMap(({ record }) =>
      Object.keys(record?.amounts ?? {})
        .filter((code) => !codes.has(code))
        .flatMap((code) =>
          mustHold(
            false,
            record?.amounts ?? {},
            record?.clause ?? null,
            `没有责任事项 ${code}`,
            `no obligation ${code}`,
          ),
        ),
    ),
  ]);
}

/** A day of its own has only a step that stands in a chain, and that no duty gives one. */
function daysNamed(page: Page): Finding[] {
  const { law } = page;
  const seats = casesOf(page).flatMap(([, of]) =>
    placesOfCase(of).flatMap((place) =>
      seatsOf(place).map(({ step, duty }) => ({ step, duty: duty ?? place.duty })),
    ),
  );
  return Object.keys(law.days).flatMap((name) =>
    mustHold(
      seats.some(({ step, duty }) => step === name && duty === null),
      law.days[name] ?? law,
      null,
      `步骤 ${name} 不在这里，或者已有责任事项的日期（days）`,
      `the step ${name} does not stand here, or a duty gives it its day (days)`,
    ),
  );
}

/** What a page owes, moves and opens by. */
export function checkDuties(pack: Pack, page: Page): Finding[] {
  const { law } = page;
  const openings = [law.opens, ...casesOf(page).flatMap(([, { opens }]) => opens ?? [])];
  const department = law.lead.slice(law.lead.indexOf('.') + 1);
  return [
    ...mustHold(
      pack.offices.some((each) => each.department === department),
      law,
      law.clause,
      `没有牵头部门 ${law.lead}`,
      `no office ${law.lead} that leads`,
    ),
    ...openings.flatMap((each) => openingFindings(pack, page, each)),
    ...law.obligations.flatMap((each) => dutyFindings(pack, page, each)),
    ...law.transfers.flatMap((each) => transferFindings(pack, page, each)),
    ...dutiesNamed(page),
    ...daysNamed(page),
    ...fundsNamed(pack, law),
  ];
}
