import type { NoticeSection } from './notice-section.js';

/** 一、 (二) 3. and the marks of a list before a heading. */
const MARK = String.raw`(?:[(]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[)]?(?:[、.,:)]|是)?|[-*•·●◆■]+)?`;
/** A holiday by its name, 国庆节、中秋节 and “五一”国际劳动节 too. */
const DAY = String.raw`["'“”‘’「」《》]*[\p{Script=Han}]{0,8}["'“”‘’「」《》]*[\p{Script=Han}]{0,7}(?:节|元旦|五一|十一|[州县市国校厂]庆|[族苗侗新]年|纪念日|三月三)["'“”‘’「」《》]*`;
const NAME = String.raw`${DAY}(?:[、和及与暨]${DAY}){0,3}`;
/** What may follow the name of a holiday that heads its dates. */
const LED = String.raw`(?:\d{4}年)?\d{1,2}[月.]|放假|休假|假期|调休|时间|共|法定|\d{1,2}天`;
const GAP = String.raw`[\s:︰∶,、|—–―‐~-]*`;
const HEAD = new RegExp(
  String.raw`^(${MARK})(?:\d{4}年)?(${NAME})(\([^()]{1,12}\))?(?:${GAP}$|(?!放假期间|假期间|期间)${GAP}(?=${LED}))`,
  'u',
);
/** Any words with a colon after them, at the beginning of a row. */
const COLON = new RegExp(
  String.raw`^${MARK}(["“”'‘’\p{Script=Han}、]{2,24})(\([^()]{1,8}\))?:(.*)$`,
  'u',
);
/** Words that say what the dates after them are, and name no holiday. */
const NO_NAME =
  /的|放假|上班|补班|调休|时间|日期|如下|通知|安排|机构|政府|字号|标题|索引|分类|机关|来源|其中|方式|说明|备注|工作日|公休|休息|节假日|假日|附件|联系|电话|编辑|责任/u;
/** Words of a sentence that runs on into the name of a holiday. */
const RUNS_ON =
  /^(?:其中|包括|为|是|即|将|自|经|因|从|至|在|由|如|逢|按|对|把|与|和|及|除|含|现|各|全|使|以)/u;
const QUOTES = /["'“”‘’「」《》]/gu;

/** The name of a holiday, what is said of it, and where that stands in the row. */
export interface Heading {
  readonly name: string;
  readonly body: string;
  readonly rest: string;
}

/** The name a row or sentence begins with when it heads a holiday, and what it says of it. */
export function headingOf(text: string): Heading | null {
  const [all, , name = '', note] = HEAD.exec(text) ?? [];
  if (all === undefined || RUNS_ON.test(name) || NO_NAME.test(name)) return null;
  return headed(name, note, text.slice(all.length));
}

const headed = (name: string, note: string | undefined, rest: string): Heading => ({
  name: name.replaceAll(QUOTES, ''),
  // A count is held against the days: 春节(7天):…
  body: note?.includes('天') ? `${note},${rest}` : rest,
  rest,
});

/** The same of a row whose heading is told by its colon alone (敬老假：10月1日放假). */
export function rowHeadingOf(row: string, isBody: (body: string) => boolean): Heading | null {
  const named = headingOf(row);
  if (named !== null) return named;
  const [, name = '', note, body = ''] = COLON.exec(row) ?? [];
  return name === '' || NO_NAME.test(name) || !isBody(body) ? null : headed(name, note, body);
}

/** Rows of one holiday together, in the order in which the holidays are first named. */
export function bySameName(sections: readonly NoticeSection[]): NoticeSection[] {
  const all = new Map<string, NoticeSection>();
  for (const each of sections) {
    const key = `${each.opening ? ' ' : ''}${each.name}`;
    const before = all.get(key);
    all.set(
      key,
      before ? { ...before, sentences: [...before.sentences, ...each.sentences] } : each,
    );
  }
  return [...all.values()];
}
