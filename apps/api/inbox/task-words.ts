import { binds } from '#domain/time/binding.js';
import type { TasksFilter } from '#contracts/api/tasks.js';
import type { TaskLine } from './task-item.js';
import { fundInWords as fundWords } from '#policy/fund-words.js';
import { loadPack } from '#policy/load-packs.js';

/** The glossary's Chinese for the codes that stand in a sheet; what is new shows as its code. */
const sources: Readonly<Record<string, string>> = {
  STATUTORY: '文件规定',
  DERIVED: '由文件推算',
  PROPOSED: '建议日期',
  ADOPTED: '本市确定',
};
const states: Readonly<Record<string, string>> = {
  OPEN: '待认领',
  CLAIMED: '已认领',
  DONE: '已办结',
  CANCELLED: '已取消',
};
const lights: Readonly<Record<string, string>> = {
  GREY: '正常',
  GREEN: '按时',
  YELLOW: '临近',
  RED: '逾期',
  ORANGE: '迟办',
};
const remindersOnly = '已过建议日期';
const boxes: Readonly<Record<string, string>> = {
  todo: '待办',
  done: '已办',
  started: '我发起的',
  cc: '抄送我的',
  me: '本人',
};
const filters: Readonly<Record<string, string>> = {
  box: '栏目',
  city: '城市',
  county: '单位',
  process: '流程',
  fund: '险种',
  state: '状态',
  due: '到期',
  q: '查找',
  startedBy: '发起人',
};

export const sourceInWords = ({ source }: TaskLine): string => sources[source] ?? source;
export const stateInWords = ({ state }: TaskLine): string => states[state] ?? state;
/** A light in words; past a day that only reminds is neither near nor overdue. */
export const lightInWords = (task: TaskLine): string =>
  task.light === 'YELLOW' && !binds(task) && (task.daysLeft.calendar < 0 || task.state === 'DONE')
    ? remindersOnly
    : (lights[task.light] ?? task.light);

export const fundInWords = ({ city, fund }: TaskLine): string => fundWords(loadPack(city), fund);

/** 莲都区医保局 经办 for `331102.HEALTHCARE_SECURITY.preparer`. */
export function deskInWords({ city, candidateGroup }: TaskLine): string {
  const pack = loadPack(city);
  const [code, department, post] = candidateGroup.split('.');
  const unit = pack.units.find((each) => each.code === code);
  const office = pack.offices.find(
    (each) => each.department === department && unit && each.levels.includes(unit.level),
  );
  const named = pack.posts.find((each) => each.code === post)?.name.zh ?? post ?? '';
  return unit && office
    ? `${office.name.zh.replace('{unit}', unit.short)} ${named}`
    : candidateGroup;
}

/** What was asked for, as the sheet's first lines say it. */
export function filterInWords(filter: TasksFilter): string {
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => {
      const word = String(value);
      return `${filters[name] ?? name}：${boxes[word] ?? states[word] ?? word}`;
    });
  return parts.length === 0 ? '筛选：全部' : parts.join('，');
}
