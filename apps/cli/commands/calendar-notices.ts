import type {
  CalendarNoticeDetail,
  CalendarNoticesPage,
  CalendarPreview,
} from '#contracts/api/calendar-notices.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { callApi, instanceStatus } from '../instance.js';
import { givenText } from '../given-file.js';
import { CliProblem, notRunning } from '../problem.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

const path = '/api/v1/calendar/notices';
const patience = 60_000;

/** What a notice's own text may leave out. */
export interface ImportOptions {
  readonly city?: string;
  readonly year?: string;
  readonly number?: string;
  readonly date?: string;
  readonly propose?: true;
}

function running(): string {
  const api = instanceStatus()?.api;
  if (api !== undefined) return api;
  throw notRunning(
    '本目录没有运行中的实例，请先执行 npm start',
    'no instance runs in this folder; run npm start first',
  );
}

async function ask<Body>(to: string, body?: unknown): Promise<Body> {
  const answer = await callApi(running(), to, { timeout: patience, body });
  if (answer.status < 300) return answer.body as Body;
  throw new CliProblem([413, 422].includes(answer.status) ? 2 : 1, answer.body as ProblemDocument);
}

const dates = (each: { statutory: string; operational: string } | null): string =>
  each === null
    ? '—'
    : each.statutory === each.operational
      ? each.statutory
      : `${each.statutory}（${each.operational}）`;

const effect = (manner: Manner, { off, plain }: CalendarPreview['days'][number]): string =>
  plain
    ? say(manner, off ? '恢复休息' : '恢复上班', off ? 'at rest again' : 'worked again')
    : say(manner, off ? '放假' : '上班', off ? 'off' : 'worked');

function effects(manner: Manner, preview: CalendarPreview): string[] {
  const { days, unchanged, moved, becameFinal, frozen, faults, aside } = preview;
  const final = becameFinal.reduce((sum, { count }) => sum + count, 0);
  const read = [
    ...faults.map((each) => `✗ ${each.where} ${say(manner, each.zh, each.en)}`),
    ...aside.map((each) => say(manner, `未作处理：${each}`, `left aside: ${each}`)),
  ];
  if (faults.length > 0) return read;
  return [
    ...days.map((each) => `  ${each.date} ${each.name} ${effect(manner, each)}`),
    ...unchanged.map((date) => `  ${date} ${say(manner, '照常上班，日历不变', 'worked as ever')}`),
    ...read,
    say(
      manner,
      `变动的期限 ${moved.length} 项，另有 ${final} 项不再暂定`,
      `${moved.length} deadlines move, ${final} more are provisional no longer`,
    ),
    ...moved.map(
      ({ cityName, clause, what, before, after }) =>
        `  ${cityName} ${clause} ${dates(before)} → ${dates(after)} ${what}`,
    ),
    ...frozen.map(({ caseId, before, after }) =>
      say(
        manner,
        `  已立案，期限不变：${caseId} ${dates(before)}（按新日历为 ${dates(after)}）`,
        `  frozen, stays: ${caseId} ${dates(before)} (would be ${dates(after)})`,
      ),
    ),
  ];
}

/** `calendar import <file>`: what a notice says and moves; with `--propose` it is handed in for a second person. */
export async function importAnswer(
  manner: Manner,
  file: string,
  options: ImportOptions,
): Promise<Answer> {
  const { city: jurisdiction, year, number, date } = options;
  const body = {
    text: givenText('/file', file),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
  };
  if (!options.propose) {
    const preview = await ask<CalendarPreview>(`${path}/preview`, body);
    return (preview.faults.length > 0 ? no : done)(preview, effects(manner, preview));
  }
  const proposed = await ask<CalendarNoticeDetail>(path, body);
  return done(proposed, [
    say(
      manner,
      `已提出 ${proposed.notice.number}，须由另一人在“工作日历”页确认后生效`,
      `${proposed.notice.number} is proposed; it counts when another person has confirmed it on the calendar page`,
    ),
    ...effects(manner, proposed.preview),
  ]);
}

const STATES = { PROPOSED: '待确认', CONFIRMED: '有效', REJECTED: '已退回' } as const;

/** `calendar notices`: what was taken in beside the published files. */
export async function noticesAnswer(manner: Manner): Promise<Answer> {
  const page = await ask<CalendarNoticesPage>(path);
  const lines = page.items.map(
    ({ number, year, state, proposer, decider, jurisdiction }) =>
      `${say(manner, STATES[state], state)} ${year} ${number} ${jurisdiction ?? ''} ${proposer}${decider === null ? '' : ` / ${decider}`}`,
  );
  const none = say(manner, '没有另行收录的通知', 'no notice beside the published files');
  return done(page, lines.length > 0 ? lines : [none]);
}
