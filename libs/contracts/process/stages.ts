import { z } from 'zod';
import { BOOK_CODES } from '#domain/ledger/books.js';
import { clauseId } from '../law-text.js';
import { reference } from './references.js';
import { codeName, deskName, plainName, stateName, stepName } from './names.js';

/** The seven verbs. A process that follows none of them is a page of TypeScript, not an eighth verb. */
export const VERBS = ['fetch', 'compute', 'decide', 'hear', 'record', 'collect', 'pay'] as const;
export type Verb = (typeof VERBS)[number];

/** The clause something rests on; null: the product proposes it. `byFund`: where a fund has a sentence of its own. */
export const cited = {
  clause: clauseId.nullable().default(null),
  byFund: z.record(codeName, clauseId).default({}),
};

/** Facts from outside, from books or from another case; until they are there, the desk that owns them is named. */
const fetchSchema = z.strictObject({
  facts: z.record(plainName, reference),
  owner: deskName,
  ...cited,
});

const computeSchema = z.strictObject({
  formula: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, '须是公式名 / a formula by its name'),
  with: z.record(plainName, reference),
  /** What the case is called when the formula finds nothing due; it ends there. */
  nothingDue: stateName.nullable().default(null),
});

/**
 * What silence means: so many working days after the question, or at the end of the duty's day (`leaves`: of work
 * that was sent back so many working days at least are left), the desk counts as having gone this way. END: the
 * whole chain ends there, and a page of TypeScript goes on from it.
 */
const silenceSchema = z
  .strictObject({
    workingDays: z.int().min(1).max(60).nullable().default(null),
    leaves: reference.nullable().default(null),
    way: z.enum(['FORWARD', 'BACK', 'STOP', 'END']),
    source: z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED']),
    ...cited,
  })
  .refine(({ workingDays, leaves }) => (workingDays === null) !== (leaves === null), {
    message: '写 workingDays 或 leaves 中的一个 / say workingDays or leaves',
  });

/** Levels of accounting units. */
const levels = z.array(z.enum(['CITY', 'CITY_UNIT', 'COUNTY_UNIT'])).min(1);

const seatSchema = z.strictObject({
  step: stepName,
  desk: deskName,
  /** The duty whose day the question has. */
  duty: codeName.nullable().default(null),
  ...cited,
});
export type StageSeat = z.infer<typeof seatSchema>;

/** One desk, or with `all` several that are asked together: if one returns, the others are asked anew. */
const placeSchema = z
  .strictObject({
    step: stepName.optional(),
    desk: deskName.optional(),
    all: z.array(seatSchema).min(2).max(12).optional(),
    duty: codeName.nullable().default(null),
    /** The earlier step, or steps, it may return to. */
    returns: z
      .union([stepName, z.array(stepName).min(1)])
      .nullable()
      .default(null),
    silence: silenceSchema.nullable().default(null),
    /** Decisions with which the chain ends here, whichever way they lead; a page of TypeScript goes on from there. */
    ends: z.array(codeName).default([]),
    /** The kind of the units' own cases: a return that ends the chain here names the unit whose work goes back. */
    returnsTo: codeName.nullable().default(null),
    /** It is not asked while the case's figures rest on a reading that decides about money and that nobody has adopted. */
    holdsReadings: z.boolean().default(false),
    /** Only units of these levels have this desk; absent: all of the case's. It is in nobody else's chain. */
    levels: levels.nullable().default(null),
    /** What the case is called while this place is asked; absent: what it was called before the chain. */
    state: stateName.nullable().default(null),
    /** What it is called while this place is asked again, because the work came back; absent: as the first time. */
    returned: stateName.nullable().default(null),
    ...cited,
  })
  .refine(
    ({ step, desk, all }) => (all ? !step && !desk : step !== undefined && desk !== undefined),
    {
      message: '写 step 和 desk，或者写 all / say step and desk, or all',
    },
  );
export type StagePlace = z.infer<typeof placeSchema>;

/**
 * Every unit's own case has come to a state, or to the one in which a silent unit's is (`silent`). With `asks`,
 * lists with a row a unit, each unit is asked about its own row, and again where the row has become another
 * one; the state is then the answer. In a unit's case `hear` waits for the city's: to be asked, or for its state.
 */
const hearSchema = z.strictObject({
  case: codeName,
  state: stateName,
  silent: codeName.nullable().default(null),
  asks: z.array(reference).min(1).optional(),
});

/** Whose part of a book serves the others, where the rules leave it to a reading (libs/domain/ledger/served-from.ts). */
const servedFrom = z.strictObject({
  reading: z.string().regex(/^OQ-\d{2,3}$/, 'an open question, OQ-01'),
  /** Lists with a row a unit: what each had in the book, and its gap. */
  held: reference,
  gaps: reference,
});
export type ServedFrom = z.infer<typeof servedFrom>;

/**
 * An entry of the books: money that changes whose it is without leaving its account. In the city's case a list
 * with a row a unit moves each unit's own; `servedFrom`: each unit is given what others have in that book.
 */
const bookMove = z.strictObject({
  from: z.enum(BOOK_CODES),
  to: z.enum(BOOK_CODES),
  item: codeName,
  amount: reference,
  servedFrom: servedFrom.nullable().default(null),
  ...cited,
});

const recordSchema = z
  .strictObject({
    document: codeName.nullable().default(null),
    facts: z.record(plainName, reference).default({}),
    /** What each obligation comes to. */
    amounts: z.record(codeName, reference).default({}),
    books: z.array(bookMove).default([]),
    state: stateName.nullable().default(null),
    /** Only cases of units of these levels record it; absent: all of the kind. */
    levels: levels.nullable().default(null),
    ...cited,
  })
  .refine(
    ({ document, facts, amounts, books, state }) =>
      document !== null ||
      state !== null ||
      books.length + Object.keys(facts).length + Object.keys(amounts).length > 0,
    { message: '什么也没有登记 / it records nothing' },
  );

/** Desks beside a duty are places of nobody's chain: their silence says nothing, and no reading holds them. */
const beside = <T extends object>(place: T) => ({
  ...place,
  silence: null,
  ends: [] as string[],
  returnsTo: null,
  holdsReadings: false,
  levels: null,
  state: null,
  returned: null,
});

/**
 * 代扣: a duty that was missed may be withheld from what finance settles with its debtor. The desk says how much
 * and by which document; another person agrees, or returns it. Absent: nobody may withhold for it.
 */
const withheldSchema = z
  .strictObject({
    step: stepName,
    desk: deskName,
    agreed: z.strictObject({ step: stepName, desk: deskName }),
    /** Fields of the form that the first desk fills in. */
    amount: reference,
    document: reference,
    facts: z.record(plainName, reference).default({}),
    ...cited,
  })
  .transform((said) => {
    const { step, clause, byFund } = said;
    const agreed = beside({ ...said.agreed, duty: null, returns: step, clause, byFund });
    return beside({ ...said, duty: null, returns: null, agreed });
  });
export type WithheldBy = z.infer<typeof withheldSchema>;

/** A duty in money until it is met; with a desk, that desk is told what to remit, where and with which remark. */
const collectSchema = z
  .strictObject({
    duty: codeName,
    step: stepName.optional(),
    desk: deskName.optional(),
    withheld: withheldSchema.optional(),
    /** What the case is called while each dated row of the duty is collected, in their order. */
    states: z.array(stateName).default([]),
    /** What it is called while a row is overdue. */
    overdue: stateName.nullable().default(null),
    ...cited,
  })
  .refine(({ step, desk }) => (step === undefined) === (desk === undefined), {
    message: '写 step 和 desk，或者都不写 / say step and desk, or neither',
  })
  .transform((collected) => beside({ ...collected, returns: null }));

const noEighth = z.strictObject(
  {
    name: plainName,
    fetch: fetchSchema.optional(),
    compute: computeSchema.optional(),
    decide: z.array(placeSchema).min(1).max(30).optional(),
    hear: hearSchema.optional(),
    record: recordSchema.optional(),
    collect: collectSchema.optional(),
    pay: z.strictObject({ transfers: z.array(codeName).min(1) }).optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `没有“${issue.keys.join('、')}”：环节只有七个动词（${VERBS.join('、')}），条件和循环写不进来 / ` +
          `no ${issue.keys.join(', ')}: a stage is one of the seven verbs, and there are no conditions or loops`
        : undefined,
  },
);

/** A stage of a case: a name and one verb. */
export const stageSchema = noEighth.refine(
  (stage) => VERBS.filter((verb) => stage[verb] !== undefined).length === 1,
  {
    message: `一个环节恰有一个动词（${VERBS.join('、')}） / a stage has exactly one verb`,
  },
);
export type Stage = z.infer<typeof stageSchema>;

/** The verb of a stage. */
export const verbOf = (stage: Stage): Verb =>
  VERBS.find((verb) => stage[verb] !== undefined) ?? 'record';

/** The desk that a collecting stage tells, as a place of a chain says it; undefined: it tells none. */
export const placeOfCollect = ({ collect }: Stage): StagePlace | undefined =>
  collect?.step === undefined ? undefined : collect;

/** The desks of a collecting stage: the one that remits, and the two that may decide to withhold. */
export const placesOfCollect = (stage: Stage): readonly StagePlace[] => {
  const remits = placeOfCollect(stage);
  const { withheld } = stage.collect ?? {};
  return [...(remits ? [remits] : []), ...(withheld ? [withheld, withheld.agreed] : [])];
};

/** The desks of a place with their steps: one, or those that are asked together. */
export function seatsOf(place: StagePlace): readonly StageSeat[] {
  const { step = '', desk = '', duty, clause, byFund, all } = place;
  return all ?? [{ step, desk, duty, clause, byFund }];
}

/** The earlier steps a place may return to; the first is meant where a return names none. */
export const returnsOf = ({ returns }: StagePlace): readonly string[] =>
  returns === null ? [] : typeof returns === 'string' ? [returns] : returns;
