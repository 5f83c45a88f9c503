import { unit, type Unit } from './case-id.js';

/** A department of one unit, `331102.HEALTHCARE_SECURITY`. */
export type Office = string & { readonly __unit: 'office' };
/** A desk: an office and a post, `331102.HEALTHCARE_SECURITY.preparer`. */
export type CandidateGroup = string & { readonly __unit: 'desk' };

/** A desk taken apart. */
export interface DeskParts {
  readonly unit: Unit;
  readonly department: string;
  readonly post: string;
}

const DEPARTMENT = /^[A-Z]+(?:_[A-Z]+)*$/;
const POST = /^[a-z]+(?:[A-Z][a-z]+)*$/;

/** Puts a department and a unit together. */
export function office(of: Unit, department: string): Office {
  if (!DEPARTMENT.test(department)) throw new RangeError(`not a department: ${department}`);
  return `${of}.${department}` as Office;
}

/** Takes an office apart. */
export function parseOffice(text: string): { readonly unit: Unit; readonly department: string } {
  const [unitPart = '', department = '', ...rest] = text.split('.');
  if (rest.length > 0) throw new RangeError(`not an office: ${text}`);
  office(unit(unitPart), department);
  return { unit: unit(unitPart), department };
}

/** `<unit>.<DEPARTMENT>.<post>`. */
export function candidateGroup({ unit: of, department, post }: DeskParts): CandidateGroup {
  if (!POST.test(post)) throw new RangeError(`not a post: ${post}`);
  return `${office(of, department)}.${post}` as CandidateGroup;
}

/** Takes a desk apart; what is not exactly one is refused. */
export function parseCandidateGroup(text: string): DeskParts {
  const [unitPart = '', department = '', post = '', ...rest] = text.split('.');
  if (rest.length > 0) throw new RangeError(`not a desk: ${text}`);
  const parts = { unit: unit(unitPart), department, post };
  candidateGroup(parts);
  return parts;
}

/** The office a desk belongs to. */
export function officeOf(desk: CandidateGroup): Office {
  const { unit: of, department } = parseCandidateGroup(desk);
  return office(of, department);
}
