import { kitPages, type StageOfPage } from '#contracts/process/pages.js';
import { verbOf, type Stage } from '#contracts/process/stages.js';
import type { Finding } from '../checks/finding.js';
import type { PageCase } from '../schema/page.schema.js';
import { mustHold } from './told.js';

/** A silent desk may end a chain only where the page says what is then done, and the city's page has that stage. */
function silenceFindings(of: PageCase, stage: Stage, instead: string | undefined): Finding[] {
  const ends = (stage.decide ?? []).some(({ silence }) => silence?.way === 'END');
  const there = of.stages.some(({ name }) => name === instead);
  return [
    ...mustHold(
      !ends || there,
      stage,
      null,
      `环节 ${stage.name} 逾期即止（END），之后办什么没有环节${instead === undefined ? '' : ` ${instead}`}`,
      `silence ends the stage ${stage.name} (END) and no stage ${instead ?? ''} says what follows`,
    ),
    ...mustHold(
      instead === undefined || ends || !there,
      stage,
      null,
      `环节 ${instead} 走不到：${stage.name} 没有逾期即止（END）`,
      `the stage ${instead ?? ''} is never reached: no silence ends ${stage.name} (END)`,
    ),
  ];
}

/**
 * A case that a page of TypeScript runs has the stages that this page takes, by a verb it takes them by, and
 * no other: whatever else stood there would never be reached.
 */
export function checkCourse([kind, of]: readonly [string, PageCase]): Finding[] {
  if (of.page === null) return [];
  const taken: Readonly<Record<string, StageOfPage>> = kitPages[of.page].stages;
  const must = (holds: boolean, item: object, zh: string, en: string): Finding[] =>
    mustHold(holds, item, null, zh, en);
  return [
    ...of.stages.flatMap((stage) => {
      const known = taken[stage.name];
      const verb = verbOf(stage);
      return [
        ...must(
          known !== undefined,
          stage,
          `页面 ${of.page} 不走环节 ${stage.name}，走不到`,
          `the page ${of.page ?? ''} never takes the stage ${stage.name}: it cannot be reached`,
        ),
        ...must(
          known === undefined || known.verbs.includes(verb),
          stage,
          `页面 ${of.page} 的环节 ${stage.name} 只能是 ${known?.verbs.join('、')}`,
          `the page ${of.page ?? ''} takes ${stage.name} as ${known?.verbs.join(' or ') ?? ''}, not as ${verb}`,
        ),
        ...silenceFindings(of, stage, known?.silent),
      ];
    }),
    ...Object.entries(taken)
      .filter(([name, { optional }]) => !optional && !of.stages.some((each) => each.name === name))
      .flatMap(([name, { verbs }]) =>
        must(
          false,
          of,
          `${kind} 缺环节 ${name}（${verbs.join('或')}），页面 ${of.page} 走不下去`,
          `${kind} lacks the stage ${name} (${verbs.join(' or ')}) that the page ${of.page ?? ''} takes`,
        ),
      ),
  ];
}
