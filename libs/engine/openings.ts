import { addMonths, dayInMonth, monthOf } from '#domain/time/month.js';
import { dayOf, startOf } from '#domain/time/instant.js';

/** A process that opens a period by itself, every month on one day. */
export interface Opening {
  readonly city: string;
  readonly process: string;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** What of a rule pack says when periods open. */
interface OpeningRules {
  readonly id: string;
  readonly processes: ReadonlyMap<
    string,
    {
      readonly opens: {
        readonly at: string;
        readonly due: { readonly rule: string; readonly day?: number };
      };
    }
  >;
}

/** The month's days of a pack's openings; a rule that no calendar can say is refused at start, not missed. */
export function openingsOf(pack: OpeningRules): Opening[] {
  return [...pack.processes].map(([process, { opens }]) => {
    const { rule, day } = opens.due;
    if (rule !== 'monthDay' || day === undefined || day > 28) {
      throw new Error(
        `${pack.id}/${process} opens by ${rule} ${day ?? ''}: a Schedule cannot say that`,
      );
    }
    const [hour = 0, minute = 0] = opens.at.split(':').map(Number);
    return { city: pack.id, process, day, hour, minute };
  });
}

/** Also how the runs it starts are named; the engine adds the instant. */
export function scheduleId({ city, process }: Opening): string {
  return `${city}/${process}/open`;
}

/** The run that opens the period of one instant, as the engine names it. */
export function openingRunId(opening: Opening, at: number): string {
  return `${scheduleId(opening)}-${new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')}`;
}

/** The first instant after `after` at which it opens. */
export function nextOpening(opening: Opening, after: number): number {
  for (let month = monthOf(dayOf(after)); ; month = addMonths(month, 1)) {
    const at = startOf(dayInMonth(month, opening.day), opening.hour, opening.minute);
    if (at > after) return at;
  }
}
