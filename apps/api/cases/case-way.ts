import { instantText } from '#domain/time/instant.js';
import type { WaySeatView, WayStageView } from '#contracts/api/case-way.js';
import { adoptionOfCase } from '#policy/amendments/adoption-process.js';
import { kindOfCase, streamOfCase } from '#policy/case-kind.js';
import { packOfCase } from '#policy/process/case-words.js';
import { pageOfFund } from '#policy/process/page-of-fund.js';
import { wayOfCase } from '#policy/process/way-of-case.js';
import type { WaySeat } from '#policy/process/way-seats.js';
import type { CaseTask } from '#persistence/cases/case-tasks.js';
import { findWay } from '#persistence/cases/case-way.js';
import type { CaseRow } from '#persistence/cases/find-case.js';
import type { Database } from '#persistence/database.js';
import { titleOfDecision } from '../inbox/offered-decisions.js';

const standing = {
  OPEN: 'OPEN',
  CLAIMED: 'OPEN',
  DONE: 'DONE',
  CANCELLED: 'WITHDRAWN',
} as const;

type Asked = WaySeatView['earlier'][number];

/** A question with what became of it; one that was never put before its desk has no task. */
function askedOf(task: CaseTask | undefined, round: number | null): Omit<Asked, 'state'> {
  const at = task?.at ?? (task && standing[task.state] !== 'OPEN' ? task.closedAt : null) ?? null;
  const { username = null, person = null, code = null, way = null } = task ?? {};
  return {
    round,
    taskId: task?.id ?? null,
    at: at === null ? null : instantText(Number(at)),
    by: username === null ? null : { username, person: person ?? username },
    decision:
      code === null || way === null
        ? null
        : { code, title: titleOfDecision(code, task?.offered ?? null), way },
  };
}

function seatView(seat: WaySeat, tasks: readonly CaseTask[]): WaySeatView {
  const { step, title, desk, clause, state, round, silent, earlier } = seat;
  const taskOf = (of: number | null): CaseTask | undefined =>
    tasks.find((task) => task.step === step && task.round === of);
  return {
    step,
    title: { ...title },
    candidateGroup: taskOf(round)?.candidateGroup ?? desk,
    clause,
    state,
    ...askedOf(taskOf(round), round),
    silent,
    earlier: earlier.map((of) => {
      const task = taskOf(of);
      return { ...askedOf(task, of), state: task ? standing[task.state] : 'WITHDRAWN' };
    }),
  };
}

/** The way of a case through the stages of the page it has pinned; null: no page runs it. */
export async function wayOf(
  database: Database,
  row: CaseRow,
  tasks: readonly CaseTask[],
): Promise<WayStageView[] | null> {
  const pack = packOfCase(row);
  const page = adoptionOfCase(row.id) ? undefined : pageOfFund(pack, row.process, row.fund);
  const level = pack.units.find(({ code }) => code === row.unit)?.level;
  const kinds = Object.entries(page?.law.cases ?? {}).map(([code, of]) => ({ ...of, code, of }));
  const kind = kindOfCase(kinds, level, streamOfCase(row.id));
  if (!page || !kind) return null;
  const { stages, answers } = await findWay(database, row.id);
  const walked = {
    finished: row.finished,
    state: row.state,
    waitingFor: row.waitingFor,
    stages: stages.map((each) => ({ ...each, at: Number(each.at) })),
    answers,
    asked: tasks.map(({ step, round, state }) => ({ step, round, state: standing[state] })),
  };
  return wayOfCase({ pack, page, unit: row.unit, walked }, kind.code, kind.of).map(
    ({ at, title, reached, places, ...stage }) => ({
      ...stage,
      title: { ...title },
      at: at === null ? null : instantText(at),
      reached: reached && { code: reached.code, title: { ...reached.title } },
      places: places.map((seats) => seats.map((seat) => seatView(seat, tasks))),
    }),
  );
}
