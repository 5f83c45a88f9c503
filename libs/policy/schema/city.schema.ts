import { z } from 'zod';
import { questionId } from './reading.schema.js';
import {
  bilingual,
  bilingualName,
  cityDesk,
  clauseId,
  daySchema,
  division,
  oneLine,
  sourceClass,
  strength,
} from './text.schema.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');

/** A document the pack rests on; it is not shipped, only the hash of its normal form (document-text.ts). */
const documentSchema = z.strictObject({
  id: z.string().min(1),
  code: z.string().regex(/^[A-Z]{2,3}$/),
  number: oneLine,
  title: oneLine,
  issuedOn: daySchema,
  sha256,
});
export type SourceDocument = z.infer<typeof documentSchema>;

/** A number the law sets, with the words that set it. */
export const parameterSchema = z.strictObject({
  key: z.string().regex(/^p\d{2}\.[A-Za-z]+$/),
  /** What people call it; absent where only programs ask for it. */
  name: bilingual.nullable().default(null),
  value: z.union([z.string(), z.int()]),
  unit: z.string().min(1),
  from: daySchema,
  /** The last day it holds; absent: until the next value, or until further notice. */
  to: daySchema.nullable().default(null),
  clause: clauseId,
  quote: z.string().min(1),
  source: sourceClass,
  strength: strength.default('SHALL'),
  /** What settles a value that the document leaves to the city: its decision, or that there is none yet. */
  basis: z.string().nullable().default(null),
  /** The open question whose reading gives the value. */
  question: questionId.nullable().default(null),
});
export type Parameter = z.infer<typeof parameterSchema>;

const fundSchema = z.strictObject({ code: z.enum(['EMPLOYEE', 'RESIDENT']), name: bilingual });

/** An insurance type that the city pools; only the funds above have cases and books here. */
const insuranceTypeSchema = z.strictObject({
  code: z.enum([
    'EMPLOYEE',
    'RESIDENT',
    'MATERNITY',
    'CRITICAL_ILLNESS',
    'SUPPLEMENTARY',
    'LONG_TERM_CARE',
    'MEDICAL_ASSISTANCE',
  ]),
  /** Since when it is pooled; null: the document gives no day of its own. */
  from: daySchema.nullable().default(null),
  clause: clauseId,
  quote: z.string().min(1),
});

/** pack.yaml: who the pack is about, what it rests on and since when it holds. */
export const packFile = z.strictObject({
  id: z.string().regex(/^[a-z]{2,30}$/),
  version: z.string().min(1),
  division,
  name: bilingualName,
  province: bilingualName,
  status: z.enum(['ACTIVE', 'EXPIRED', 'INCOMPLETE']),
  documents: z.array(documentSchema).min(1),
  validFrom: parameterSchema.omit({ key: true }).extend({ value: daySchema }),
  validTo: daySchema.nullable(),
  /** What is not settled, where the status is not ACTIVE, or an official must know it. */
  note: bilingual.nullable().default(null),
  /**
   * The desks that adopt what the document leaves open (docs/amendments.md): who decides where nobody is
   * named, who agrees where money depends on it, who renews the rules. Absent: nothing is adopted here.
   */
  adopts: z
    .strictObject({ decidedBy: cityDesk, agreedBy: cityDesk, renewedBy: cityDesk })
    .nullable()
    .default(null),
  funds: z.array(fundSchema).min(1),
  insuranceTypes: z.array(insuranceTypeSchema).min(1),
});

export const level = z.enum(['CITY', 'CITY_UNIT', 'COUNTY_UNIT']);
export type UnitLevel = z.infer<typeof level>;

const unitSchema = z.strictObject({
  code: division,
  level,
  name: bilingualName,
  short: oneLine,
  slug: z.string().regex(/^[a-z]{2,20}$/),
});
export type PackUnit = z.infer<typeof unitSchema>;
export const unitsFile = z.strictObject({
  units: z.array(unitSchema).min(1),
  /** false: the document names units that have no division code here yet. */
  complete: z.boolean().default(true),
});

const postSchema = z.strictObject({
  code: z.string().regex(/^[a-z]+[A-Za-z]*$/),
  name: bilingualName,
});
const officeSchema = z.strictObject({
  department: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  levels: z.array(level).min(1),
  name: bilingualName,
  posts: z.array(z.string()).min(1),
  /** Posts that head this office's desks, and those that stand in for them: they end a claim of somebody absent. */
  heads: z.array(z.string()).default([]),
  deputies: z.array(z.string()).default([]),
  /** A party outside the administration, which reads nothing but what is put to its own desks. */
  outside: z.boolean().default(false),
  /** Posts of this office that may urge any desk of the city (催办). */
  urges: z.array(z.string()).default([]),
  /** Posts of this office that take holiday notices in, and those that confirm what another took in. */
  calendar: z
    .strictObject({ proposes: z.array(z.string()), confirms: z.array(z.string()) })
    .default({ proposes: [], confirms: [] }),
});
/** Whom the city's document names: a department, or somebody outside (providers, the province). */
export const partySchema = z.strictObject({
  code: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  name: bilingual,
});
export const officesFile = z.strictObject({
  posts: z.array(postSchema).min(1),
  offices: z.array(officeSchema).min(1),
  parties: z.array(partySchema).default([]),
});

const reasonSchema = z.strictObject({ code: z.string().regex(/^[A-Z_]+$/), title: bilingual });
export type ReturnReason = z.infer<typeof reasonSchema>;
export const reasonsFile = z.strictObject({ reasons: z.array(reasonSchema).min(1) });
