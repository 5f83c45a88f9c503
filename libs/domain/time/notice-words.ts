/** What a sentence of a holiday notice is made of, as one pattern, and what its words say. */

/** Numerals of dates that are written out: 十月八日, 廿八日, 拾月. */
const WRITTEN = '〇零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾';
const WEEKDAY = '(?:星期|礼拜|周)[一二三四五六日天]';
/** What turns a predicate round, what may stand before it, and the predicates of work and of rest. */
export const NOT_WORK = '(?:不再|不|无需|无须|取消)';
export const SWAP = '调休|串休|换休|倒休|轮休';
export const BEFORE = `(?:${SWAP})?(?:起|开始|正常|照常|恢复|正式|补)*`;
export const WORK = '上班|补班|工作日';
export const RESTATING = '节假日|假日|假期|公休|(?:为|是|属于?)(?:周末|双休日|休息日)';
export const REST = `(?:${SWAP})(?:放假|休息)|放假|补休|${SWAP}|休息|休假|补假|${RESTATING}`;
/** A bracket that says nothing of work or rest; bounded, so that an open one is not searched to the text's end. */
const BRACKET = String.raw`\(((?:(?!\d+[月日]|上班|补班|放假|(?<!不)(?:${SWAP})|补休|公休|休息|工作|[\d一二两三四五六七八九十]天|共)[^()]){0,40})\)`;
const NOTE = `(?:${BRACKET}|(${WEEKDAY}))?`;
/** Between the numbers of 26、27、28日 and 1-3日. */
const AND = String.raw`[-~〜‐‑‒–—―、,和及与至到]{1,3}`;

const parts = [
  String.raw`(?<!\d)(?:(\d{4}|\d{2})年)?(?:(\d{1,2})月份?)?(\d{1,9})[日号]${NOTE}`,
  String.raw`(?<!\d)(?:(\d{4}|\d{2})年)?(\d{1,2})月(\d{1,2})(?![\d日号])`,
  String.raw`(?<![\d年月.])(\d{1,2})(?=${AND}(?:\d{1,2}${AND}){0,9}\d{1,2}[日号])`,
  String.raw`(?<=\d[日号]?\)?[-~〜‐‑‒–—―、和及与至到])(\d{1,2})(?![\d日号月天年个%.:/点时])`,
  String.raw`((?<![\d.年月日第])\d{1,2}(?=(?:正常|照常)?(?:上班|补班|放假|休息|调休|公休))|\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?<![\d.])\d{1,2}[/.]\d{1,2}(?![\d.天%月])|(?<!\d)20\d{6}(?!\d)|(?<![日号)])[${WRITTEN}元正冬腊闰]{1,3}月[初${WRITTEN}\d]{1,4}[日号]?|\d{1,2}月[初${WRITTEN}]{1,4}[日号]?|\d{1,2}月(?:[上中下]旬|[初中底末])|(?<![日号)])(?:(?:大年)?初[一二三四五六七八九十]|除夕)(?!\(?\d)|次日|翌日|第二天|前一[天日]|后一[天日])`,
  `(${WEEKDAY})`,
  String.raw`((\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个工作日|天)|共计?(\d{1,2})日(?![至到~-]))`,
  String.raw`((?:(?:\d{1,2}|[一二两三四五六七八九十])个)?(?:公休日?|休息日|周末|双休日)?(?:及[\p{Script=Han}]{1,6}?)?(?:分别|依次|相应|均|一并)?(?:调整|调换|调休|推迟|提前|顺延|变更|更改|移|改|调)(?:为|到|至|在|于)(?!(?:正常|照常)?(?:工作|上班|补班|公休|休息|放假|休假)))`,
  `(${NOT_WORK}?${BEFORE}(?:${WORK}|(?:照常|正常|恢复)工作))`,
  `((?:不再|不|取消)?(?:${REST}))`,
  '(鼓励|提倡|倡导|引导|建议|号召|安排(?:职工|员工))',
  '(其中|包括|包含)',
  '(,)',
];

/** From left to right; the groups are those of `partsOf`. */
export const TOKEN = new RegExp(parts.join('|'), 'gu');

/** One finding of TOKEN: a date's year, month, day and note, or what else it is. */
export function partsOf(found: RegExpMatchArray) {
  const [
    ,
    y,
    m,
    d,
    note,
    bare,
    y2,
    m2,
    d2,
    listed,
    numbered,
    form,
    weekday,
    counted,
    days,
    daysOfMonth,
  ] = found;
  const [moved, work, rest, advice, among] = found.slice(16);
  const date =
    d !== undefined
      ? [y, m, d, note ?? bare]
      : d2 !== undefined
        ? [y2, m2, d2]
        : (listed ?? numbered) !== undefined
          ? [undefined, undefined, listed ?? numbered]
          : undefined;
  const count = counted?.endsWith('工作日') ? undefined : (days ?? daysOfMonth);
  const comma = found[0] === ',';
  return { date, form, weekday, count, moved, work, rest, advice, among, comma };
}

/** A predicate that heads its dates: 上班时间:1月28日, 放假为1月21日至27日, 补班(1月28日). */
export const AHEAD =
  /^(?:时间|日期|日|安排|\d{1,2}天|[一二两三四五六七八九十]{1,3}天|共|,(?=共)|,(?=为))*(?:分别)?(?:为|是|:|在|定于|于|从|自|\(|时间|日期)+$|^共?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})天[,(]$/u;
/** Such a predicate told by what follows it: it takes no dates from before. */
export const IS_LABEL =
  /^(?:(?:时间|日期|日|安排)+(?:分别)?(?:为|是|:)?(?=[\d(])|(?:分别)?[为是](?=[\d(])|:|(?=\(?\d))/u;
export const CITED_AFTER = /^.{0,12}?(?:修订|修正|公布|发布|印发|通过|施行)/u;
/** Numbers of days that are none of a holiday: 提前3天, 2天内. */
export const NO_COUNT_BEFORE =
  /(?:增加|减少|各增加|各|提前|延长|推迟|不少于|不超过|至少|超过|每|逢|第|再|需|须|在|于)$/u;
/** Parts of a count: 其中法定节假日3天. */
export const PART_OF_COUNT = /(?:法定|假日|调休|公休日?|周末)$/u;
export const NO_COUNT_AFTER = /^(?:以?内|以?前|以?后|之[内前后]|[上下]旬)/u;
/** 共7天 as it stands apart from its dates. */
export const COUNT_BEFORE = /(?:共计?|合计|总计|总共|放假|休假|连休|假期|补?休|[为:(,]|^)$/u;

/**
 * Words that turn round or halve what a sentence says of its dates, wherever they stand in it. Who takes back or
 * shares out a day writes it in too many ways to be read surely, so its dates are named instead of guessed.
 */
const DOUBTFUL =
  /取消|免去|结束|截止|截至|暂停|停止|不安排|与否|是否|另行|半天|上午|下午|半日|夜间|除外|除了|除.{1,20}外|例外|不包括|不包含|不含|待定|视情|酌情|自行|自愿|对调|互换|挪|如(?:果|需|遇|逢)|若|或|可能|拟|错误|更正|应为|误|作废|分别[^,。;\d]{0,6}(?:放假|[补公]?休)[^,\d]{0,4}(?:上班|补班)|分别[^,。;\d]{0,6}(?:上班|补班)[^,\d]{0,4}(?:放假|[补公]?休)|原(?:定|安排)?(?:于|在)?\d|[日号)](?:之|以)?[前后](?!往)|[日号)]左右/u;
/** What the reader understands of it: 不再放假, 取消上班 with nothing between. */
const UNDERSTOOD = new RegExp(
  `${NOT_WORK}${BEFORE}(?:${WORK}|放假|补休|${SWAP}|公休|休息|休假|补假|节假日|假日|假期)(?!的|取消)`,
  'gu',
);
export const isDoubtful = (text: string): boolean => DOUBTFUL.test(text.replaceAll(UNDERSTOOD, ''));
/** Between dates and their predicate: 不能放假, 未上班, 没有休息. */
export const TURNS = /[不没未无非勿莫免停]/u;
/** From a day on, for as long as nobody says: 1月21日起放假. */
export const OPENS = /^(?:起|开始)/u;

const NUMERALS = '一二三四五六七八九十';

/** 7, 七, 两, 十五. */
export const numberOf = (text: string): number =>
  /\d/.test(text)
    ? Number(text)
    : Array.from(text.replace('两', '二')).reduce((sum, each) => {
        const value = NUMERALS.indexOf(each) + 1;
        return value === 10 && sum > 0 ? sum * 10 : sum + value;
      }, 0);

/** The weekdays of a note, 1 Monday … 7 Sunday: 星期六、星期日 or a single 六. */
export const weekdaysOf = (note: string): string[] => {
  const named = [
    ...note.matchAll(
      /(?:星期|礼拜|周)([一二三四五六日天](?:[、,和及至][一二三四五六日天](?!月))*)/gu,
    ),
  ].flatMap((each) => (each[1] ?? '').match(/[一二三四五六日天]/gu) ?? []);
  return named.length === 0 && /^[一二三四五六日天]$/u.test(note) ? [note] : named;
};
