import type { Day } from '../time/day.js';

/** Nobody has set a value for the day a matter goes by: it waits, because nobody may guess one. */
export class ParameterAwaited extends RangeError {
  constructor(
    readonly parameter: string,
    readonly on: Day | null = null,
  ) {
    super(
      on === null
        ? `参数 ${parameter} 尚未确定 / ${parameter} is not set`
        : `参数 ${parameter} 在 ${on} 没有值，请先在规则包中定下 / ${parameter} has no value on ${on}; set one in the pack first`,
    );
    this.name = 'ParameterAwaited';
  }
}
