import { epochMs } from '../select-text.js';

/** What a case and a row of the list of cases say alike; instants are milliseconds as text. */
export interface CaseColumns {
  readonly id: string;
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly unitName: string;
  readonly fund: string;
  readonly period: string;
  readonly pack: string;
  readonly state: string;
  readonly clause: string;
  readonly finished: boolean;
  readonly waitingFor: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

/** The columns, of `process_case c` and its `unit u`. */
export const caseColumns = `c.id, c.city, c.process, c.unit, u.name AS "unitName", c.fund, c.period, c.pack,
      c.state, c.clause, c.finished, c.waiting_for AS "waitingFor",
      ${epochMs('c.opened_at')} AS "openedAt", ${epochMs('c.closed_at')} AS "closedAt"`;
