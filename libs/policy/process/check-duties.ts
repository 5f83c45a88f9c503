import { officeOfDesk } from '#contracts/process/names.js';
import { seatsOf } from '#contracts/process/stages.js';
import type { Finding } from '../checks/finding.js';
import type { Pack } from '../pack.js';
import type { PageDuty, PageOpening, PageTransfer } from '../schema/page.schema.js';
import { isKnownAtEnd } from './check-figures.js';
import { hasDesk, hasOffice } from './desks.js';
import { casesOf, placesOfCase, seatsOfCase, statesOf } from './page-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

function dutyFindings(pack: Pack, page: Page, duty: PageDuty): Finding[] {
  const { law, words } = page;
  const { code, clause, kind, metBy, receivedAt } = duty;
  const of = law.cases[duty.case];
  const must = (holds: boolean, zh: string, en: string): Finding[] =>
    mustHold(holds, duty, clause, `${code}：${zh}`, `${code}: ${en}`);
  const collected = of?.stages.some(({ collect }) => collect?.duty === code) ?? false;
  const paid = law.transfers.some((each) => each.duty === code);
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
      clause !== null || duty.source !== 'STATUTORY',
      '没有条款，不能是 STATUTORY',
      'without a clause it is not STATUTORY',
    ),
  ];
}

function transferFindings(pack: Pack, page: Page, transfer: PageTransfer): Finding[] {
  const { law, words } = page;
  const { code, clause, from, to, decidedBy, duty } = transfer;
  const of = law.cases[transfer.case];
  const must = (holds: boolean, zh: string, en: string): Finding[] =>
    mustHold(holds, transfer, clause, `${code}：${zh}`, `${code}: ${en}`);
  const pair = pack.accountPairs.pairs.find(
    (each) => each.from === from.type && each.to === to.type,
  );
  const seats = of ? seatsOfCase(of) : [];
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
    ...(of?.levels ?? [])
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
  ];
}
