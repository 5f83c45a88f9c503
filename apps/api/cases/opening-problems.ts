import type { MayNotOpen } from '#policy/may-open.js';
import { Problem, problem, type Words } from '../http/problem.js';
import { invalid } from '../http/problems.js';

const nothing = { zh: '未作任何改动', en: 'Nothing was changed' };
const detail = ({ zh, en }: Words): Words => ({
  zh: `${zh}；${nothing.zh}`,
  en: `${en}. ${nothing.en}`,
});

/** A name that the city's rules do not have, or that does not fit the others. */
export const unknownValue = (pointer: string, { zh, en }: Words): Problem =>
  invalid([{ pointer, code: 'UNKNOWN_VALUE', message: `${zh} / ${en}` }]);

export const notOpenedByHand = (): Problem =>
  problem(
    403,
    'NOT_OPENED_BY_HAND',
    { zh: '该流程由系统开办', en: 'This process opens by itself' },
    detail({
      zh: '它按日期或在其他办件到达某一状态时开办，不由人工开办；如应开未开，请联系管理员',
      en: 'It opens on its day or when another case comes to a state, never by hand; if one is missing, tell the administrator',
    }),
  );

/** One case of a unit, fund and period at a time. */
export const alreadyOpen = (id: string, finished: boolean): Problem =>
  problem(
    409,
    'ALREADY_OPEN',
    finished
      ? { zh: '该期办件已办结', en: 'The case of this period is finished' }
      : { zh: '同一办件正在办理', en: 'This case is open already' },
    detail({
      zh: `请在办件 ${id} 中办理${finished ? '或查看，按期开办的流程每期只有一件' : '，办结后方可再开一件'}`,
      en: finished
        ? `See ${id}; a process that opens by its day has one case a period`
        : `Work on ${id}; another may be opened when it is finished`,
    }),
  );

export const opensItself = (on: string): Problem =>
  problem(
    409,
    'OPENS_BY_ITSELF',
    { zh: '尚未到开办日', en: 'Its day has not come' },
    detail({
      zh: `该期由系统于 ${on} 开办，请等到那一天`,
      en: `This period opens by itself on ${on}; wait until then`,
    }),
  );

/** A value that a case comes to no end without, and who decides it. */
export interface LackedValue {
  readonly parameter: string;
  readonly name: Words | null;
  readonly decides: Words;
}

/** Nobody has decided a value: whoever decides it has a task, and the case is opened after that. */
export function awaitingParameter(lacked: readonly LackedValue[]): Problem {
  const each = (language: keyof Words): string[] =>
    lacked.map(({ parameter, name, decides }) => {
      const called = name ? `${name[language]} (${parameter})` : parameter;
      return language === 'zh'
        ? `${called}，由${decides.zh}登记采用`
        : `${called}, which ${decides.en} adopts`;
    });
  return problem(
    409,
    'AWAITING_PARAMETER',
    { zh: '参数待定', en: 'A parameter is not decided' },
    detail({
      zh: `文件没有写明、缺了就办不到底的参数：${each('zh').join('；')}。登记采用之后再开办`,
      en: `The document leaves open what the case cannot end without: ${each('en').join('; ')}. Open it when that is adopted`,
    }),
  );
}

/** The rules hold no longer, or not yet. */
export function mayNotOpen({ why, day }: MayNotOpen): Problem {
  return why === 'EXPIRED'
    ? problem(
        409,
        'EXPIRED',
        { zh: '文件已失效', en: 'The rules have run out' },
        detail({
          zh: `有效期至 ${day}，其后开始的期间不开办；请先登记续期或新文件`,
          en: `They held until ${day}; periods that begin later are opened after a renewal is recorded`,
        }),
      )
    : problem(
        409,
        'NOT_YET',
        { zh: '文件尚未施行', en: 'The rules do not hold yet' },
        detail({
          zh: `自 ${day} 起施行，请选择其后的期间`,
          en: `They hold from ${day}; choose a later period`,
        }),
      );
}
