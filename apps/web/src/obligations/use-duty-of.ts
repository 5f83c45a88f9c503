import { useQuery } from '@tanstack/react-query';
import { obligationQuery, obligationsQuery } from '../api/queries.js';
import type { Obligation } from '../api/types.js';
import { aboutDuty } from './about-duty.js';

/** The duty a breach's case is about, in full, as soon as it is read. */
export function useDutyOf(caseId: string | null): Obligation | undefined {
  const filter = aboutDuty(caseId);
  const found = useQuery({ ...obligationsQuery(filter ?? {}), enabled: filter !== null });
  const id = found.data?.items[0]?.id ?? '';
  const { data } = useQuery({ ...obligationQuery(id), enabled: id !== '' });
  return data;
}
