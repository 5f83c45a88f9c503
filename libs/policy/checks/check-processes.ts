import type { Pack } from '../pack.js';
import type { ProcessDefinition } from '../schema/process.schema.js';
import { taskDaysKey } from '../task-days.js';
import { finding, twice, type Finding } from './finding.js';

function desksOf(pack: Pack): Set<string> {
  const scopes = { CITY: '{city}', CITY_UNIT: '{unit}', COUNTY_UNIT: '{unit}' } as const;
  return new Set(
    pack.offices.flatMap(({ department, levels, posts }) =>
      levels.flatMap((level) => posts.map((post) => `${scopes[level]}.${department}.${post}`)),
    ),
  );
}

const ask = (
  known: boolean,
  item: object,
  clause: string | null,
  zh: string,
  en: string,
): Finding[] => (known ? [] : [finding(item, clause, zh, en)]);

/** A rung is signed and answered at steps that the process has, and tells offices that exist, in rising order. */
function laddersOf(pack: Pack, process: ProcessDefinition): Finding[] {
  const offices = new Set([...desksOf(pack)].map((desk) => desk.slice(0, desk.lastIndexOf('.'))));
  const levels = process.ladders.flatMap((ladder) => ladder.levels.map((level) => ({ level })));
  return [
    ...twice(levels, 'the ladder of level', ({ level }) => level),
    ...process.ladders.flatMap((ladder) =>
      ladder.answers.flatMap((step) =>
        ask(
          process.steps.some(({ code }) => code === step),
          ladder,
          null,
          `督办阶梯要求的答复没有步骤 ${step}`,
          `the ladder's answer ${step} is no step`,
        ),
      ),
    ),
    ...process.ladders.flatMap(({ rungs }) =>
      rungs.flatMap((rung, index) => {
        const { code, step, workingDays } = rung;
        const before = rungs[index - 1];
        return [
          ...ask(
            step === null || process.steps.some((each) => each.code === step),
            rung,
            null,
            `第 ${code} 级没有步骤 ${step}`,
            `rung ${code}: no step ${step ?? ''}`,
          ),
          ...ask(
            before === undefined || before.workingDays < workingDays,
            rung,
            null,
            `第 ${code} 级不晚于前一级`,
            `rung ${code} is not later than the one before`,
          ),
          ...rung.tells.flatMap((office) =>
            ask(
              offices.has(office),
              rung,
              null,
              `第 ${code} 级没有部门 ${office}`,
              `rung ${code}: no office ${office}`,
            ),
          ),
        ];
      }),
    ),
  ];
}

function processFindings(pack: Pack, process: ProcessDefinition): Finding[] {
  const desks = desksOf(pack);
  const types = new Set(pack.accounts.types.map(({ type }) => type));
  const pairs = new Set(pack.accountPairs.pairs.map(({ from, to }) => `${from}→${to}`));
  const steps = new Set(process.steps.map(({ code }) => code));
  const obligations = new Set(process.obligations.map(({ code }) => code));
  const desk = (item: { clause: string | null }, name: string): Finding[] =>
    ask(
      name === '{transfer}' || desks.has(name),
      item,
      item.clause,
      `没有岗位 ${name}`,
      `no desk ${name}`,
    );
  const account = (item: { clause: string | null }, type: string | null): Finding[] =>
    ask(
      type === null || types.has(type),
      item,
      item.clause,
      `没有账户类型 ${type}`,
      `no account type ${type ?? ''}`,
    );
  const step = (item: { clause: string | null }, code: string): Finding[] =>
    ask(steps.has(code), item, item.clause, `没有步骤 ${code}`, `no step ${code}`);
  const releases = (item: { clause: string | null }, by: string): Finding[] =>
    ask(
      process.steps.every(
        ({ code, decisions }) => code !== by || decisions.some(({ way }) => way === 'FORWARD'),
      ),
      item,
      item.clause,
      `${by} 没有往前走的决定，谁也放不了款`,
      `no decision of ${by} goes FORWARD: nobody could release the money`,
    );
  return [
    ...process.steps.flatMap((each) => [
      ...desk(each, each.desk),
      ...ask(
        each.obligation === null || obligations.has(each.obligation),
        each,
        each.clause,
        `没有义务 ${each.obligation}`,
        `no obligation ${each.obligation ?? ''}`,
      ),
      ...each.decisions.flatMap(({ returnTo }) =>
        (returnTo?.steps ?? []).flatMap((to) => step(each, to)),
      ),
    ]),
    ...process.obligations.flatMap((each) => account(each, each.receivedAt)),
    ...process.transfers.flatMap((each) => [
      ...desk(each, each.lookedAfterBy),
      ...account(each, each.from.type),
      ...account(each, each.to.type),
      ...ask(
        pairs.has(`${each.from.type}→${each.to.type}`),
        each,
        each.clause,
        `${each.from.type} 到 ${each.to.type} 不在允许的资金流向里`,
        `${each.from.type}→${each.to.type} is no allowed pair`,
      ),
      ...each.decidedBy.flatMap((by) => [...step(each, by), ...releases(each, by)]),
    ]),
  ];
}

/** One page runs one process of a city, and desks have days for what no document dates. */
function pagesOf(pack: Pack): Finding[] {
  const run = [...pack.processes.values()].filter(({ page }) => page !== null);
  const [first] = run;
  return [
    ...twice(run, 'the page', ({ page }) => String(page)),
    ...(first === undefined
      ? []
      : ask(
          pack.parameters.some(({ key }) => key === taskDaysKey),
          first,
          null,
          `parameters.yaml 没有 ${taskDaysKey}`,
          `parameters.yaml has no ${taskDaysKey}`,
        )),
  ];
}

/** The processes that run: desks, accounts, ways for money and steps they name exist. */
export function checkProcesses(pack: Pack): Finding[] {
  return [
    ...pagesOf(pack),
    ...[...pack.processes.values()].flatMap((process) => [
      ...processFindings(pack, process),
      ...laddersOf(pack, process),
    ]),
  ];
}
