import type { Sinks } from '@temporalio/workflow';

/** What somebody else sent into the engine and a case did not take in (docs/adr/0022). */
export type RefusedKind =
  'START' | 'SIGNAL' | 'UPDATE' | 'QUERY' | 'CANCEL' | 'RESULT' | 'ACTIVITY';

/** Out of the workflows' closed room: where the worker hears what was refused. */
export interface DoorSinks extends Sinks {
  door: {
    /** `name` is the sender's word for it: a workflow type, a signal, an activity. */
    refused(kind: RefusedKind, name: string, why: string): void;
  };
}
