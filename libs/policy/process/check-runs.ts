import { readReference } from '#contracts/process/references.js';
import { seatsOf } from '#contracts/process/stages.js';
import { fitsPeriod } from '#domain/time/due-in-period.js';
import type { Finding } from '../checks/finding.js';
import { countedRule } from './definition-of-page.js';
import { openingOfKind, openingsOfPage, recurring, ruleFits } from './openings.js';
import { casesOf } from './page-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

const notYet = (holds: boolean, item: object, zh: string, en: string): Finding[] =>
  mustHold(
    holds,
    item,
    null,
    `还不能运行：${zh}；请写 runs: false`,
    `not run yet: ${en}; say runs: false`,
  );

/** An opening whose day can be counted, or that waits for a state or a person. */
function openingFindings(page: Page): Finding[] {
  return openingsOfPage(page).flatMap(({ opens, kinds }) => {
    const { every, due, before } = opens;
    const waits = opens.after !== undefined || opens.by !== undefined;
    const dated = page.law.obligations.filter(
      ({ code, case: of }) => code === before?.duty && kinds.some(([kind]) => kind === of),
    );
    return [
      ...notYet(
        waits || every !== 'EVENT',
        opens,
        '每件事（EVENT）的开办须写 after 或 by',
        'what opens by event says after or by',
      ),
      ...notYet(
        waits || before !== undefined || ruleFits(opens),
        opens,
        `按 ${due?.rule ?? ''} 每 ${every} 开办`,
        `opening every ${every} by ${due?.rule ?? ''}`,
      ),
      ...notYet(
        before === undefined ||
          (recurring(opens) !== null && dated.some((duty) => countedRule(duty.due) !== null)),
        opens,
        `事项 ${before?.duty ?? ''} 没有日期，不能在它之前开办`,
        `opening before ${before?.duty ?? ''}, which has no day`,
      ),
    ];
  });
}

/** Of one duty the case has one day: its rows must have days in different periods. */
function dutyFindings(page: Page): Finding[] {
  return openingsOfPage(page).flatMap(({ opens, kinds }) =>
    page.law.obligations
      .filter((duty) => kinds.some(([kind]) => kind === duty.case))
      .flatMap((duty) => {
        const rule = countedRule(duty.due);
        return notYet(
          rule === null || fitsPeriod(rule, recurring(opens) ?? 'YEAR'),
          duty,
          `每 ${opens.every} 的办件用日期规则 ${duty.due.rule}`,
          `the rule of dates ${duty.due.rule} in a case of every ${opens.every}`,
        );
      }),
  );
}

/** A case hears those of its own period and fund: others it would not find, and take for done. */
function openAlike(page: Page, hears: string, heard: string): boolean {
  const [own, other] = [openingOfKind(page, hears), openingOfKind(page, heard)];
  return own?.opens.fund === other?.opens.fund && own?.opens.every === other?.opens.every;
}

function caseFindings(page: Page): Finding[] {
  const seats = casesOf(page).flatMap(([, { levels, stream }]) =>
    levels.map((each) => `${each} ${stream}`),
  );
  return casesOf(page).flatMap(([kind, of]) => [
    ...notYet(
      of.levels.every(
        (each) => seats.filter((other) => other === `${each} ${of.stream}`).length === 1,
      ),
      of,
      '同一层级有两种办件，其中一种须写 stream',
      'two kinds of cases at one level, of which one says stream',
    ),
    ...of.stages.flatMap((stage) => {
      const { hear } = stage;
      return [
        ...notYet(
          hear === undefined || (kind === 'CITY' && hear.case === 'UNIT') || of.page !== null,
          stage,
          '等候单位以外的办件',
          'hearing other cases than the units’',
        ),
        ...notYet(
          hear === undefined || openAlike(page, kind, hear.case),
          stage,
          '等候的办件与它期间或险种不同',
          'hearing cases of other periods or funds',
        ),
        ...notYet(
          hear?.asks === undefined || of.page !== null,
          stage,
          '逐单位征询 asks 而没有页面 page',
          'asking the units (asks) without a page of TypeScript',
        ),
      ];
    }),
  ]);
}

/** Every reference of a kind of case: of its stages, and of the forms it asks. */
function refsOf({ words }: Page, { stages }: Page['law']['cases'][string]): readonly string[] {
  const forms = new Set(
    stages.flatMap(({ decide = [] }) =>
      decide.flatMap(seatsOf).map(({ step }) => words.steps[step]?.form ?? ''),
    ),
  );
  const cells = [...forms].flatMap((name) =>
    (words.forms[name]?.fields ?? []).flatMap((each) =>
      each.kind === 'rows' ? each.fields : [each],
    ),
  );
  return [
    ...stages.flatMap(({ fetch, compute, record }) =>
      [fetch?.facts, compute?.with, record?.facts].flatMap((each) => Object.values(each ?? {})),
    ),
    ...cells.flatMap((cell) =>
      ['draft' in cell ? cell.draft : null, cell.shows].filter((ref) => ref !== null),
    ),
  ];
}

/** A case of all funds has no balance of one, and says of which fund it asks the insurance platform. */
function fundFindings(page: Page): Finding[] {
  return casesOf(page).flatMap(([, of]) => {
    if ((of.opens ?? page.law.opens).fund !== 'ALL') return [];
    const ofOne = refsOf(page, of).filter((ref) => {
      const { source, path = [] } = readReference(ref) ?? {};
      const ofFund = source === 'insurance' && path.length === 1;
      return ofFund || source === 'book' || source === 'account';
    });
    return [...new Set(ofOne)].flatMap((ref) =>
      notYet(
        false,
        of,
        `不分险种的办件取不到 ${ref}，请写明险种`,
        `${ref} is of one fund and the case of all; name the fund`,
      ),
    );
  });
}

/** Figures that are recorded by hand are typed in, and refused ones are mended by whoever owns them. */
function figureFindings(page: Page): Finding[] {
  const { facts } = page.words;
  return casesOf(page).flatMap(([, { stages }]) =>
    stages.flatMap((stage, index) => {
      const { fetch, compute } = stage;
      const whole = Object.entries(fetch?.facts ?? {}).filter(
        ([name, ref]) => facts[name]?.kind === 'form' && readReference(ref)?.source === 'result',
      );
      const owned = stages.slice(0, index).flatMap((each) => Object.keys(each.fetch?.facts ?? {}));
      const used = Object.values(compute?.with ?? {}).flatMap((ref) => {
        const { source, path = [] } = readReference(ref) ?? {};
        return source === 'fact' ? path : [];
      });
      return [
        ...notYet(
          whole.length === 0,
          stage,
          `整张表单 ${whole.map(([name]) => name).join('、')} 不能手工登记，请写其中的数`,
          `a whole form (${whole.map(([name]) => name).join(', ')}) cannot be recorded by hand; name its figures`,
        ),
        ...notYet(
          compute === undefined || used.some((name) => owned.includes(name)),
          stage,
          `公式 ${compute?.formula ?? ''} 的输入没有 fetch 取得的数，输入有误时无人更正`,
          `${compute?.formula ?? ''} takes no fetched figure, so that nobody could mend a wrong one`,
        ),
      ];
    }),
  );
}

/** What a page that says `runs: true` asks for and no engine does yet. */
export function checkRuns(page: Page): Finding[] {
  const { law } = page;
  if (!law.runs) return [];
  return [
    ...openingFindings(page),
    ...dutyFindings(page),
    ...caseFindings(page),
    ...figureFindings(page),
    ...fundFindings(page),
  ];
}
