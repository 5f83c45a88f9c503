import { fundInWords as fundWords } from '#policy/fund-words.js';
import { loadPack } from '#policy/load-packs.js';
import type { ObligationItem, ObligationState } from '#contracts/api/obligations.js';

/** The glossary's Chinese for the codes that stand in a sheet. */
const states: Readonly<Record<ObligationState, string>> = {
  NOT_DUE: '未到期',
  DUE_SOON: '即将到期',
  DUE_TODAY: '今日到期',
  AWAITING_PROOF: '待对账',
  OVERDUE_PROVISIONAL: '待核逾期',
  MET: '按时完成',
  MET_LATE: '迟补完成',
  OVERDUE: '逾期',
  PAST_PROPOSED: '已过建议日期',
  MET_BY_WITHHOLDING: '代扣完成',
  WAIVED: '免除',
};
const sources: Readonly<Record<string, string>> = {
  STATUTORY: '文件规定',
  DERIVED: '由文件推算',
  PROPOSED: '建议日期（只作提醒）',
  ADOPTED: '本市确定',
};
const filters: Readonly<Record<string, string>> = {
  city: '城市',
  unit: '单位',
  process: '流程',
  fund: '险种',
  period: '期间',
  year: '年度',
  state: '状态',
  source: '期限来源',
  duty: '责任事项',
  binding: '计入逾期',
};
const answers: Readonly<Record<string, string>> = { true: '是', false: '否' };

/** The document's own word for a day that is no order. */
const strengths: Readonly<Record<ObligationItem['strength'], string>> = {
  SHALL: '',
  PRINCIPLE: '原则上',
  GENERALLY: '一般',
  MAY: '可',
};

/** Past or done after a day that only reminds is no breach and no late completion of one. */
export function stateInWords({
  state,
  binding,
  strength,
}: Pick<ObligationItem, 'state' | 'binding' | 'strength'>): string {
  const word = strengths[strength];
  if (state === 'PAST_PROPOSED' && word !== '') return `超过${word}的时限`;
  if (state !== 'MET_LATE' || binding) return states[state];
  return word === '' ? '建议日期后完成' : `${word}的时限后完成`;
}

export const sourceInWords = ({
  source,
  strength,
}: Pick<ObligationItem, 'source' | 'strength'>): string =>
  `${strengths[strength]}${strength === 'SHALL' ? '' : '，'}${sources[source] ?? source}`;

export const fundInWords = ({ city, fund }: Pick<ObligationItem, 'city' | 'fund'>): string =>
  fundWords(loadPack(city), fund);

/** 丽政办发〔2021〕78号 …: where a duty comes from. */
export function clauseInWords({ city, clause }: Pick<ObligationItem, 'city' | 'clause'>): string {
  const pack = loadPack(city);
  const found = pack.clauses.get(clause);
  const document = pack.documents.find(({ id }) => id === found?.document);
  return found && document ? `${document.number} ${found.article}` : clause;
}

/** What was asked for, as a sheet's first lines say it. */
export function filterInWords(filter: object): string {
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => {
      const word = String(value);
      const known =
        (name === 'binding' ? answers[word] : undefined) ??
        (Object.hasOwn(states, word) ? states[word as ObligationState] : sources[word]);
      return `${filters[name] ?? name}：${known ?? word}`;
    });
  return parts.length === 0 ? '筛选：全部' : parts.join('，');
}
