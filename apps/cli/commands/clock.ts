import type { ProblemDocument } from '#contracts/api/problem.js';
import { isInstant } from '#domain/time/instant.js';
import { callApi, instanceStatus } from '../instance.js';
import { CliProblem, notRunning, wrongInput } from '../problem.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

/** The API answers within 240 s at the latest, naming what is pending. */
const MOVE_TIMEOUT = 280_000;

interface Clock {
  readonly now: string;
  readonly movable: boolean;
  readonly pending?: readonly string[];
}

/** `clock move <instant>`: as `POST /clock`. */
export async function clockMoveAnswer(manner: Manner, to: string): Promise<Answer> {
  if (!isInstant(to)) {
    throw wrongInput(
      '/to',
      `须为带时区的时刻，如 2022-01-04T09:00:00+08:00：${to}`,
      `give an instant with its zone, as 2022-01-04T09:00:00+08:00: ${to}`,
    );
  }
  const api = instanceStatus()?.api;
  if (api === undefined) {
    throw notRunning(
      '本目录没有运行中的实例，请先执行 npm start',
      'no instance runs in this folder; run npm start first',
    );
  }
  const { status, body } = await callApi(api, '/api/v1/clock', {
    timeout: MOVE_TIMEOUT,
    body: { to },
  });
  if (status !== 200) throw new CliProblem(status === 422 ? 2 : 1, body as ProblemDocument);
  const clock = body as Clock;
  const pending = clock.pending ?? [];
  const head = say(manner, `业务时间 ${clock.now}`, `business time ${clock.now}`);
  const waiting = pending.map((key) => say(manner, `  待办结 ${key}`, `  pending ${key}`));
  return (pending.length > 0 ? no : done)(clock, [head, ...waiting]);
}
