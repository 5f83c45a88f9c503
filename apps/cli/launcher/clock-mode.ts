import { StartProblem } from '#tools/start-problem.mjs';

export type ClockMode = 'real' | 'movable';

/**
 * What `TONGCHOU_CLOCK` says; null where it says nothing. A movable clock is a demo's or a
 * rehearsal's, a real one everything else's, and a slip of the pen is neither.
 */
export function clockMode(env: NodeJS.ProcessEnv): ClockMode | null {
  const said = env['TONGCHOU_CLOCK'];
  if (said === undefined || said === '') return null;
  if (said === 'real' || said === 'movable') return said;
  throw new StartProblem(
    `环境变量 TONGCHOU_CLOCK 只能是 real（正式）或 movable（演示、演练）；收到的是“${said}”。`,
    `The environment variable TONGCHOU_CLOCK is real or movable (a demo or a rehearsal); it is "${said}".`,
  );
}

/** A database or a folder keeps the clock it began with. */
export function otherClock(where: string, stands: ClockMode, asked: ClockMode): StartProblem {
  const zh = { real: '真实', movable: '可拨动' };
  const en = { real: 'real', movable: 'movable' };
  return new StartProblem(
    `${where} 的业务时钟是${zh[stands]}的，这次启动要的是${zh[asked]}的。演示或演练不能转为正式，正式也不能装入演示：请用各自的数据库和目录（npm start -- --fresh 只清空本目录）。`,
    `The business clock of ${where} is ${en[stands]}, and this start wants a ${en[asked]} one. A demo never becomes production, nor production a demo: give each its own database and folder (npm start -- --fresh empties this folder only).`,
  );
}
