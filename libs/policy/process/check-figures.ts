import type { FormField } from '#contracts/process/fields.js';
import { readReference } from '#contracts/process/references.js';
import { placesOfCollect, seatsOf, type Stage } from '#contracts/process/stages.js';
import { BOOKS } from '#domain/ledger/books.js';
import { SERVING_CODES } from '#domain/ledger/served-from.js';
import type { Finding } from '../checks/finding.js';
import { inputsOf } from '../formulas/as-input.js';
import { dueFigures, figureNames } from '../formulas/result-figures.js';
import type { Pack } from '../pack.js';
import type { PageCase } from '../schema/page.schema.js';
import { isKnown, type Known } from './known-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

/** A form where it is asked: what its fields are drafted from and show must be known by then. */
function formFindings(pack: Pack, page: Page, kind: string, known: Known, name: string): Finding[] {
  const form = page.words.forms[name];
  if (!form) return [];
  const figures = figureNames(pack, form.works);
  const here = { ...known, works: new Set([...known.works, ...figures]) };
  const fields = form.fields.flatMap((each): readonly FormField[] =>
    each.kind === 'rows' ? each.fields : [each],
  );
  const refs = fields.flatMap((each) =>
    [('draft' in each && each.draft) || null, ('shows' in each && each.shows) || null].flatMap(
      (ref) => (ref === null ? [] : [{ item: each, ref }]),
    ),
  );
  const ratios = form.checks.flatMap((each) =>
    'ratio' in each ? [{ item: each, ref: each.ratio }] : [],
  );
  const worked = [
    ...(form.amount?.startsWith('works.') ? [{ item: form as object, ref: form.amount }] : []),
    ...form.checks.flatMap((each) => ('short' in each ? [{ item: each, ref: each.short }] : [])),
  ];
  return [
    ...worked.flatMap(({ item, ref }) =>
      mustHold(
        figures.includes(ref.replace(/^works\./, '')),
        item,
        null,
        `表单 ${name} 的公式没有 ${ref}`,
        `the formula of the form ${name} gives no ${ref}`,
      ),
    ),
    ...mustHold(
      form.works === null || figures.length > 0,
      form,
      null,
      `本市没有公式 ${form.works}，表单 ${name} 用不上`,
      `the city has no formula ${form.works ?? ''}, which the form ${name} is worked out with`,
    ),
    ...[...refs, ...ratios].flatMap(({ item, ref }) =>
      mustHold(
        isKnown(pack, page, kind, here, ref),
        item,
        null,
        `表单 ${name} 里没有来处：${ref}`,
        `the form ${name} names ${ref}, which is not known by then`,
      ),
    ),
  ];
}

/** Money moves between two books that are not memo books; whose it is, every code of a reading says. */
function moveFindings(pack: Pack, move: NonNullable<Stage['record']>['books'][number]): Finding[] {
  const { from, to, clause, servedFrom } = move;
  const codes = servedFrom
    ? (pack.readings.get(servedFrom.reading)?.alternatives ?? []).map(({ code }) => code)
    : null;
  return [
    ...mustHold(
      from !== to && BOOKS[from] === 'OWN' && BOOKS[to] === 'OWN',
      move,
      clause,
      `${from} 到 ${to} 不是两个账簿之间的划转`,
      `${from} to ${to} is no move between two books of money`,
    ),
    ...mustHold(
      codes === null || (codes.length > 0 && codes.every((code) => SERVING_CODES.includes(code))),
      move,
      clause,
      `口径 ${servedFrom?.reading ?? ''} 的各种读法须在 ${SERVING_CODES.join('、')} 之中`,
      `every code of ${servedFrom?.reading ?? ''} is one of ${SERVING_CODES.join(', ')}`,
    ),
  ];
}

/** Outside a list what every unit recorded is one sum: of amounts or of heads, never of anything else. */
function sumFindings({ words }: Page, facts: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(facts).flatMap(([name, ref]) => {
    const { source, path: [of = ''] = [] } = readReference(ref) ?? {};
    const kinds = [words.facts[of]?.kind, words.facts[name]?.kind];
    return mustHold(
      source !== 'unit' ||
        kinds.every((kind) => kind === 'yuan') ||
        kinds.every((kind) => kind === 'persons'),
      facts,
      null,
      `${ref} 是各单位的合计，须是金额或人数，${name} 也须同类`,
      `${ref} is the sum of all units: an amount or a number of persons, and ${name} is of its kind`,
    );
  });
}

function stageFindings(
  pack: Pack,
  page: Page,
  kind: string,
  known: Known,
  stage: Stage,
): Finding[] {
  const { fetch, compute, record, hear } = stage;
  const named = (item: object, refs: readonly string[], clause: string | null): Finding[] =>
    refs.flatMap((ref) =>
      mustHold(
        isKnown(pack, page, kind, known, ref),
        item,
        clause,
        `环节 ${stage.name} 没有这个来处：${ref}`,
        `the stage ${stage.name} names ${ref}, which is not known by then`,
      ),
    );
  const law = compute && pack.formulas.get(compute.formula);
  const inputs = compute && inputsOf(pack, compute.formula);
  return [
    ...(hear?.asks ? named(hear, hear.asks, null) : []),
    ...(fetch ? named(fetch.facts, Object.values(fetch.facts), fetch.clause) : []),
    ...(record
      ? [
          ...named(record.facts, Object.values(record.facts), record.clause),
          ...sumFindings(page, record.facts),
          ...named(record.amounts, Object.values(record.amounts), record.clause),
          ...record.books.flatMap((each) => [
            ...named(
              each,
              [
                each.amount,
                ...(each.servedFrom ? [each.servedFrom.held, each.servedFrom.gaps] : []),
              ],
              each.clause,
            ),
            ...moveFindings(pack, each),
          ]),
        ]
      : []),
    ...(compute && inputs
      ? [
          ...mustHold(
            law === undefined ||
              compute.nothingDue === null ||
              dueFigures(pack, compute.formula).length > 0,
            compute,
            null,
            `公式 ${compute.formula} 不说有没有应缴，写不了 nothingDue`,
            `${compute.formula} does not say whether anything is due; take nothingDue out`,
          ),
          ...mustHold(
            law !== undefined,
            compute,
            null,
            `本市没有公式 ${compute.formula}`,
            `the city has no formula ${compute.formula}`,
          ),
          ...named(compute.with, Object.values(compute.with), null),
          ...(law
            ? [
                ...Object.keys(compute.with).filter((name) => !inputs.all.has(name)),
                ...inputs.needed.filter((name) => !(name in compute.with)),
              ]
            : []
          ).flatMap((name) =>
            mustHold(
              false,
              compute,
              null,
              `公式 ${compute.formula} 的输入不符：${name}`,
              `the inputs of ${compute.formula} do not fit: ${name}`,
            ),
          ),
        ]
      : []),
  ];
}

/** What is withheld, by which document and what the case writes down of it, stands in the form of its first desk. */
function withheldFindings(
  pack: Pack,
  page: Page,
  kind: string,
  known: Known,
  { collect }: Stage,
): Finding[] {
  const { withheld } = collect ?? {};
  if (!withheld) return [];
  const name = page.words.steps[withheld.step]?.form ?? '';
  const here = { ...known, forms: new Set([...known.forms, name]) };
  const kindOf = (ref: string): string | undefined => {
    const { source, path: [form, field] = [] } = readReference(ref) ?? {};
    const fields = source === 'form' && form === name ? page.words.forms[name]?.fields : [];
    return fields?.find((each) => each.field === field)?.kind;
  };
  const second = page.words.steps[withheld.agreed.step];
  const must = (holds: boolean, zh: string, en: string): Finding[] =>
    mustHold(holds, withheld, withheld.clause, zh, en);
  return [
    ...must(
      kindOf(withheld.amount) === 'yuan' && kindOf(withheld.document) === 'document',
      '代扣的金额（amount）和文书（document）须是第一处岗位所填表单的字段',
      'amount and document of what is withheld are fields of the form that its first desk fills in',
    ),
    ...must(
      second === undefined || (second.form === name && second.reads),
      `${withheld.agreed.step} 须复核同一表单（reads）`,
      `${withheld.agreed.step} reads the form that the first desk filled in`,
    ),
    ...must(
      withheld.desk !== withheld.agreed.desk,
      '代扣须由两个岗位的两个人决定',
      'withholding is decided by two persons at two desks',
    ),
    ...Object.entries(withheld.facts).flatMap(([fact, ref]) => [
      ...must(
        isKnown(pack, page, kind, here, ref),
        `代扣没有这个来处：${ref}`,
        `what is withheld names ${ref}, which is not known by then`,
      ),
      ...must(fact in page.words.facts, `词里没有数据 ${fact}`, `no fact ${fact} among the words`),
    ]),
  ];
}

/** What is known after a stage. */
function after(pack: Pack, page: Page, known: Known, stage: Stage): Known {
  const { fetch, compute, decide = [], record } = stage;
  // What a desk of some levels fills in is not there for the others.
  const all = decide.filter(({ levels }) => levels === null);
  const forms = all.flatMap(seatsOf).flatMap(({ step }) => page.words.steps[step]?.form ?? []);
  const works = [
    ...figureNames(pack, compute?.formula ?? null),
    ...forms.flatMap((name) => figureNames(pack, page.words.forms[name]?.works ?? null)),
  ];
  return {
    facts: new Set([
      ...known.facts,
      ...Object.keys(fetch?.facts ?? {}),
      ...Object.keys(record?.facts ?? {}),
    ]),
    forms: new Set([...known.forms, ...forms]),
    works: new Set([...known.works, ...works]),
  };
}

/** Names of a case resolve where they stand, stage by stage and desk by desk. */
export function checkFiguresOfCase(
  pack: Pack,
  page: Page,
  of: readonly [string, PageCase],
): Finding[] {
  const [kind, { stages }] = of;
  let known: Known = { facts: new Set(), forms: new Set(), works: new Set() };
  const found: Finding[] = [];
  for (const stage of stages) {
    found.push(...stageFindings(pack, page, kind, known, stage));
    let here = known;
    for (const place of stage.decide ?? []) {
      const steps = seatsOf(place).flatMap(({ step }) => page.words.steps[step] ?? []);
      for (const { form, reads } of steps) {
        const before = here;
        const read = mustHold(
          !reads || before.forms.has(form),
          place,
          place.clause,
          `表单 ${form} 只读，前面却没有人填`,
          `the form ${form} is only read, and nobody has filled it in`,
        );
        found.push(...read, ...formFindings(pack, page, kind, before, form));
      }
      here = after(pack, page, here, { name: stage.name, decide: [place] });
    }
    for (const { step } of placesOfCollect(stage).flatMap(seatsOf)) {
      const form = page.words.steps[step]?.form ?? '';
      found.push(...formFindings(pack, page, kind, { ...known, remits: true }, form));
    }
    found.push(...withheldFindings(pack, page, kind, known, stage));
    known = after(pack, page, known, stage);
  }
  return found;
}

/** Whether a name is known at the end of a case: a transfer's amount. */
export function isKnownAtEnd(pack: Pack, page: Page, kind: string, text: string): boolean {
  const start: Known = { facts: new Set(), forms: new Set(), works: new Set() };
  const end = (page.law.cases[kind]?.stages ?? []).reduce(
    (known, stage) => after(pack, page, known, stage),
    start,
  );
  return isKnown(pack, page, kind, end, text);
}
