import { activityInfo } from '@temporalio/activity';
import type { Database, Sql } from '#persistence/database.js';

/** SQL statements sent, by what they were sent for; BEGIN and COMMIT count. */
export type Statements = Map<string, number>;

/** What was sent, in its order, by what it was sent for. */
export type Sent = Map<string, string[]>;

/** An activity knows its case while it runs; what nobody asked for is counted under no case. */
export function caseAtWork(): string {
  try {
    return activityInfo().workflowExecution?.workflowId ?? '';
  } catch {
    return '';
  }
}

/** The kind of activity instead, where each case does the same. */
export function activityAtWork(): string {
  try {
    return activityInfo().activityType;
  } catch {
    return '';
  }
}

/**
 * The same database, counting. It counts in the driver's place rather than in PostgreSQL, because
 * the count then belongs to a case and neighbours cannot change it.
 */
export function counting(
  database: Database,
  statements: Statements,
  atWork: () => string = caseAtWork,
  sent?: Sent,
): Database {
  const count = (...texts: readonly string[]): void => {
    const what = atWork();
    statements.set(what, (statements.get(what) ?? 0) + texts.length);
    sent?.set(what, [...(sent.get(what) ?? []), ...texts]);
  };
  const counted: Pick<Database, 'rows' | 'read' | 'tx'> = {
    rows: (text, values) => {
      count(text);
      return database.rows(text, values);
    },
    read: (statement, values) => {
      count(statement.text);
      return database.read(statement, values);
    },
    tx: (work) => {
      count('BEGIN', 'COMMIT');
      return database.tx((sql) => {
        const inside: Sql = {
          rows: (text, values) => {
            count(text);
            return sql.rows(text, values);
          },
        };
        return work(inside);
      });
    },
  };
  return new Proxy(database, {
    get: (target, name): unknown =>
      name in counted ? counted[name as keyof typeof counted] : Reflect.get(target, name, target),
  });
}
