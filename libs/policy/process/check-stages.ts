import { seatsOf, type Stage } from '#contracts/process/stages.js';
import { binds } from '#domain/time/binding.js';
import { twice, type Finding } from '../checks/finding.js';
import type { Pack } from '../pack.js';
import type { PageCase } from '../schema/page.schema.js';
import { canPass } from './check-places.js';
import { hasDesk } from './desks.js';
import { seatsOfCase, statesOf } from './page-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

/** Names of the words that a stage uses. */
function wordsFindings({ words }: Page, stage: Stage): Finding[] {
  const { record, compute, fetch, hear, collect, decide = [] } = stage;
  const states = [
    record?.state,
    compute?.nothingDue,
    hear?.state,
    hear?.silent,
    ...decide.flatMap(({ state, returned }) => [state, returned]),
    ...(collect ? [...collect.states, collect.overdue] : []),
  ].filter((each) => each != null);
  const facts = [...Object.keys(fetch?.facts ?? {}), ...Object.keys(record?.facts ?? {})];
  const lacks = (known: object, name: string, zh: string, en: string): Finding[] =>
    mustHold(
      name in known,
      stage,
      record?.clause ?? null,
      `词里没有${zh} ${name}`,
      `no ${en} ${name} among the words`,
    );
  return [
    ...states.flatMap((each) => lacks(words.states, each, '状态', 'state')),
    ...facts.flatMap((each) => lacks(words.facts, each, '数据', 'fact')),
    ...(record?.document ? lacks(words.documents, record.document, '文书', 'document') : []),
  ];
}

/** A stage that would never end, whatever people do. */
function endless(
  pack: Pack,
  page: Page,
  [kind, of]: readonly [string, PageCase],
  stage: Stage,
): Finding[] {
  const { law } = page;
  const { decide, hear, collect, pay } = stage;
  const never = (holds: boolean, zh: string, en: string): Finding[] =>
    mustHold(
      holds,
      stage,
      null,
      `环节 ${stage.name} 永远不会结束：${zh}`,
      `the stage ${stage.name} never ends: ${en}`,
    );
  const shut = decide?.at(-1);
  const heard = hear && law.cases[hear.case];
  const amounts = of.stages
    .slice(0, of.stages.indexOf(stage))
    .flatMap(({ record }) => Object.keys(record?.amounts ?? {}));
  const duty = law.obligations.find(({ code }) => code === collect?.duty);
  const rows = law.obligations.filter((each) => each.code === duty?.code && each.case === kind);
  const silent = hear?.silent ?? null;
  return [
    ...(shut && !canPass(page, shut) && shut.ends.length === 0
      ? never(
          false,
          `${seatsOf(shut)
            .map(({ step }) => step)
            .join('、')} 没有往前走的决定`,
          `no decision of ${seatsOf(shut)
            .map(({ step }) => step)
            .join(', ')} goes forward`,
        )
      : []),
    ...(hear
      ? [
          ...never(
            heard !== undefined && hear.case !== kind,
            `没有别的办件 ${hear.case}`,
            `there is no other case ${hear.case}`,
          ),
          ...never(
            !heard || statesOf(heard).includes(hear.state),
            `${hear.case} 到不了 ${hear.state}`,
            `${hear.case} never comes to ${hear.state}`,
          ),
          ...never(
            silent === null || !heard || statesOf(heard).includes(silent),
            `${hear.case} 到不了 ${silent}`,
            `${hear.case} never comes to ${silent ?? ''}`,
          ),
        ]
      : []),
    ...(collect
      ? [
          ...mustHold(
            collect.states.length === 0 || collect.states.length === rows.length,
            stage,
            collect.clause,
            `${collect.duty} 有 ${rows.length} 次到账，states 写了 ${collect.states.length} 个状态`,
            `${collect.duty} has ${rows.length} dated rows and ${collect.states.length} states`,
          ),
          ...never(
            duty?.kind === 'MONEY' && duty.case === kind,
            `${collect.duty} 不是 ${kind} 的到账事项`,
            `${collect.duty} is no duty of money of ${kind}`,
          ),
          ...never(
            amounts.includes(collect.duty),
            `前面没有登记 ${collect.duty} 的金额`,
            `no stage before it records the amount of ${collect.duty}`,
          ),
          ...mustHold(
            collect.withheld === undefined || rows.some(binds),
            collect,
            collect.clause,
            `${collect.duty} 的日期只作提醒，没有逾期，不能代扣`,
            `the days of ${collect.duty} only remind: nothing is ever missed that could be withheld`,
          ),
        ]
      : []),
    ...(pay?.transfers ?? []).flatMap((code) =>
      never(
        law.transfers.some((each) => each.code === code && each.case === kind),
        `${kind} 没有资金划拨 ${code}`,
        `${kind} has no transfer ${code}`,
      ),
    ),
    ...(stage.fetch
      ? of.levels
          .filter((level) => !hasDesk(pack, stage.fetch?.owner ?? '', level))
          .flatMap((level) =>
            never(
              false,
              `${level} 没有岗位 ${stage.fetch?.owner}，数据无人负责`,
              `no desk ${stage.fetch?.owner ?? ''} at ${level} owns its facts`,
            ),
          )
      : []),
  ];
}

/** The stages of a case: their words, and that each ends. */
export function checkStages(pack: Pack, page: Page, of: readonly [string, PageCase]): Finding[] {
  const [kind, { stages, levels }] = of;
  const units = pack.units.filter(({ level }) => levels.includes(level));
  return [
    ...mustHold(
      kind in page.words.cases,
      of[1],
      page.law.clause,
      `词里没有办件种类 ${kind}`,
      `no kind of case ${kind} among the words`,
    ),
    ...mustHold(
      units.length > 0,
      of[1],
      page.law.clause,
      `本市没有 ${levels.join('、')} 的单位`,
      `the city has no unit of ${levels.join(', ')}`,
    ),
    ...mustHold(
      of[1].state === 'OPENED' || of[1].state in page.words.states,
      of[1],
      page.law.clause,
      `词里没有状态 ${of[1].state}`,
      `no state ${of[1].state} among the words`,
    ),
    ...twice(stages, 'stage', ({ name }) => name),
    ...stages.flatMap((stage) => [
      ...wordsFindings(page, stage),
      ...endless(pack, page, of, stage),
    ]),
    ...mustHold(
      seatsOfCase(of[1]).length > 0 ||
        stages.some(({ fetch, hear, compute }) => fetch ?? hear ?? compute),
      of[1],
      page.law.clause,
      `${kind} 没有人办，也不等任何事`,
      `${kind} asks nobody and waits for nothing`,
    ),
  ];
}
