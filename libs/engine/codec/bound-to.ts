import type { SerializationContext } from '@temporalio/common';

/** A Schedule seals the input once; the runs that it starts carry its id and their instant. */
const instantOfRun = /^-\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Whose a payload is: a case, or one activity of a case. Undefined where the SDK does not say. */
export function ownerOf(context: SerializationContext | undefined): string | undefined {
  if (!context) return undefined;
  if (context.type === 'workflow') return context.workflowId;
  return `${context.workflowId ?? ''} ${context.activityId ?? ''}`;
}

/** Whether what was sealed for one owner may be read where another is named. */
export function belongs(sealedFor: string, readAs: string): boolean {
  if (sealedFor === readAs) return true;
  return readAs.startsWith(sealedFor) && instantOfRun.test(readAs.slice(sealedFor.length));
}
