import { finding, type Finding } from '../checks/finding.js';

/** What a check of pages says of an item where something does not hold. */
export const mustHold = (
  holds: boolean,
  item: object,
  clause: string | null,
  zh: string,
  en: string,
): Finding[] => (holds ? [] : [finding(item, clause, zh, en)]);
