import { minus, plus, yuan } from '#domain/money/yuan.js';
import { Chance } from './chance.js';

/** A task as its official reads it. */
export interface TaskRead {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly fund: string;
  readonly period: string;
  readonly form: { readonly values: Record<string, unknown> };
  readonly decisions: readonly {
    readonly code: string;
    readonly needs: readonly string[];
    readonly returnTo?: readonly { readonly code: string }[];
    readonly reasonCodes?: readonly { readonly code: string }[];
  }[];
}

/** The body of a decision; null: this official leaves the task alone. */
export type Choice = Readonly<Record<string, unknown>> | null;

type Offered = TaskRead['decisions'][number];

const aFen = yuan('0.01');
const more = yuan('12.34');

/** How often people do something other than the next step. */
const rates = {
  silent: 0.06,
  back: 0.08,
  changed: 0.3,
  asksMore: 0.3,
  cancels: 0.25,
  moneyBack: 0.5,
} as const;

/**
 * What an official makes of a task. It follows from the seed and from which task it is, never from
 * when it came: a slower machine changes the order of the decisions and not the decisions.
 */
export class Choices {
  /** Tasks that were read and left lying: a county that says nothing. */
  readonly leftLying = new Set<string>();
  private readonly seen = new Map<string, number>();

  constructor(private readonly seed: number) {}

  /** Asked again about the same task, the answer is the same. */
  of(task: TaskRead): Choice {
    const name = [task.kind, task.unit, task.fund, task.period].join('/');
    const known = this.seen.get(task.id);
    const round = known ?? this.roundsOf(name) + 1;
    if (known === undefined) this.seen.set(task.id, round);
    if (known === undefined) this.seen.set(name, round);
    const choice = this.decided(task, new Chance(this.seed, `${name}/${round}`), round);
    if (!choice) this.leftLying.add(task.id);
    return choice;
  }

  private roundsOf(name: string): number {
    return this.seen.get(name) ?? 0;
  }

  private decided(task: TaskRead, chance: Chance, round: number): Choice {
    const [forward] = task.decisions;
    if (!forward || task.kind.endsWith('.awaitFunds')) return null;
    const moneyBack = task.decisions.find(({ code }) => code === 'RETURN_MONEY');
    // Nobody can say what money without a reference is for; a county's surplus may also be kept.
    if (moneyBack && (forward.code === 'MATCH' || chance.hits(rates.moneyBack))) {
      return { ...as(task, moneyBack), comment: '来款用途不明，原渠道退回' };
    }
    if (task.kind === 'p11.plan' && round === 1 && chance.hits(rates.silent)) return null;
    const other = task.decisions.find(({ code }) => code === 'RETURN');
    if (other && round === 1 && chance.hits(rates.back)) return back(task, other, chance);
    const cancel = task.decisions.find(({ code }) => code === 'CANCEL_TRANSFER');
    if (cancel && chance.hits(rates.cancels)) return { ...as(task, cancel), comment: '改日再付' };
    if (task.kind === 'p11.plan' && chance.hits(rates.asksMore)) return askedMore(task, forward);
    const change = task.decisions.find(({ code }) => code === 'APPROVE_WITH_CHANGE');
    if (change && chance.hits(rates.changed)) return cutAFen(task, change, chance);
    return as(task, forward);
  }
}

const as = ({ form }: TaskRead, { code }: Offered): Record<string, unknown> => ({
  decision: code,
  form: form.values,
});

function back(task: TaskRead, way: Offered, chance: Chance): Choice {
  return {
    ...as(task, way),
    comment: '请核对后再报。',
    ...(way.reasonCodes && { reasonCode: chance.one(way.reasonCodes).code }),
    ...(way.needs.includes('returnTo') &&
      way.returnTo && { returnTo: chance.one(way.returnTo).code }),
  };
}

/** A little more than the draft, which needs no reason. */
function askedMore(task: TaskRead, way: Offered): Choice {
  const { values } = task.form;
  const raised = (name: string) => plus(yuan(String(values[name])), more);
  const form = {
    ...values,
    expectedProviderPayments: raised('expectedProviderPayments'),
    requestedAmount: raised('requestedAmount'),
  };
  return { decision: way.code, form };
}

/** One unit gets a fen less than it asked for, so that no two amounts of a month are alike. */
function cutAFen(task: TaskRead, way: Offered, chance: Chance): Choice {
  const plans = task.form.values['plans'] as readonly Record<string, string>[];
  const at = chance.between(0, plans.length - 1);
  const cut = plans.map((line, index) =>
    index === at
      ? { ...line, accepted: minus(yuan(line['accepted'] ?? ''), aFen), reason: '尾数调整' }
      : line,
  );
  return { decision: way.code, form: { ...task.form.values, plans: cut }, comment: '尾数调整' };
}
