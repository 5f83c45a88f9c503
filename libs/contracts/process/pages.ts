import type { Verb } from './stages.js';

/**
 * A stage that a page of TypeScript takes: by which of these verbs a city's page gives it. `optional`: a city
 * may leave it out, and the page asks first (`course.has`).
 */
export interface StageOfPage {
  readonly verbs: readonly Verb[];
  readonly optional?: true;
  /** The stage that the page takes instead of what would follow, where a silent desk ends this one (`silence`). */
  readonly silent?: string;
}

/** A page of TypeScript: its workflow type, and the stages it takes by their names. */
export interface KitPage {
  readonly workflow: string;
  readonly stages: Readonly<Record<string, StageOfPage>>;
}

const by = (...verbs: Verb[]): StageOfPage => ({ verbs });
const maybe = (...verbs: Verb[]): StageOfPage => ({ verbs, optional: true });
const untilSilent = (silent: string): StageOfPage => ({ verbs: ['decide'], silent });

/**
 * The pages of TypeScript (workflows/pages, one file each) by the name that a kind of case says in a city's
 * page (`page:`). They go through the stages of that page, in an order of their own; what each stage asks, of
 * whom and under which clause stays in YAML. A process whose stages follow one another needs none.
 */
export const kitPages = {
  /** Worked out over all units, heard by each, approved, paid: workflows/pages/settlement-of-all.workflow.ts. */
  SETTLEMENT_OF_ALL: {
    workflow: 'settlementOfAll',
    stages: {
      inputs: maybe('fetch'),
      sheet: by('decide'),
      figures: by('compute', 'record'),
      computed: maybe('record'),
      units: by('hear'),
      mediation: by('decide'),
      review: by('decide'),
      approval: maybe('decide'),
      settled: by('record'),
      reserve: maybe('pay'),
      unitsCollected: maybe('hear'),
      closed: maybe('record'),
    },
  },
  /** A unit's own case of such a settlement: workflows/pages/unit-of-settlement.workflow.ts. */
  UNIT_OF_SETTLEMENT: {
    workflow: 'unitOfSettlement',
    stages: {
      asked: by('hear'),
      confirmation: by('decide'),
      answered: by('record'),
      share: maybe('record', 'fetch'),
      settled: maybe('record'),
      collected: maybe('collect'),
      cityCollected: maybe('collect'),
      paid: maybe('record'),
      over: by('hear'),
    },
  },
  /** Plans of all units: filed, reviewed as one sheet, approved, paid: workflows/pages/plan-of-all.workflow.ts. */
  PLAN_OF_ALL: {
    workflow: 'planOfAll',
    stages: {
      units: by('hear'),
      submitted: maybe('record'),
      sheet: by('decide'),
      requested: maybe('record'),
      review: maybe('decide'),
      approved: by('record'),
      appropriation: maybe('pay'),
      appropriated: maybe('record'),
      disbursed: maybe('hear'),
      closed: maybe('record'),
    },
  },
  /** A unit's own plan among them, up to its money: workflows/pages/unit-of-plan.workflow.ts. */
  UNIT_OF_PLAN: {
    workflow: 'unitOfPlan',
    stages: {
      figures: maybe('fetch'),
      plan: untilSilent('defaulted'),
      filed: by('record'),
      defaulted: maybe('record'),
      granted: by('hear'),
      share: maybe('record', 'fetch'),
      disbursement: by('pay'),
      receipt: by('decide'),
      confirmed: by('record'),
    },
  },
} as const satisfies Readonly<Record<string, KitPage>>;

export type KitPageName = keyof typeof kitPages;
export const KIT_PAGES = Object.keys(kitPages) as readonly KitPageName[];

/** The stages that a page of TypeScript takes, by their names. */
export type StageName<Page extends KitPageName> = keyof (typeof kitPages)[Page]['stages'] & string;

/** The workflow types of the pages, under their own names. */
export const pageWorkflows = Object.fromEntries(
  Object.values(kitPages).map(({ workflow }) => [workflow, workflow]),
) as {
  readonly [
    Page in KitPageName as (typeof kitPages)[Page]['workflow']
  ]: (typeof kitPages)[Page]['workflow'];
};
