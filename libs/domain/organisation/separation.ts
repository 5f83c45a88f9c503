/** One decision on the way of a case: who took it and in which department (domain §1.6). */
export interface Signature {
  readonly person: string;
  readonly department: string;
}

/** What a release of money needs at least (decisions 7; reliability M: 双人, 双部门). */
export interface ReleaseNeed {
  readonly persons: number;
  readonly departments: number;
}

/**
 * Whether the people who signed are enough for money to leave (LS-B10.b: 岗位分离).
 * Counted by person and by department, so that one person with two posts stays one person.
 */
export function mayRelease(signatures: readonly Signature[], need: ReleaseNeed): boolean {
  const persons = new Set(signatures.map(({ person }) => person));
  const departments = new Set(signatures.map(({ department }) => department));
  return persons.size >= need.persons && departments.size >= need.departments;
}

/** Whether a person already acted on this case in another post (LS-B10.b, domain §1.6). */
export function hasActed(signatures: readonly Signature[], person: string): boolean {
  return signatures.some((signature) => signature.person === person);
}
