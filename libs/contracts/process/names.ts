import { z } from 'zod';

/** A process by number; streams of it (`P12-YEAR_END`) are cases of the same page. */
export const pageId = z
  .string()
  .regex(/^P(?:0[1-9]|[1-8]\d)$/, '须是流程编号，如 P09 / a process, P09');

/** A case kind, state, document, obligation, transfer or decision. */
export const codeName = z
  .string()
  .regex(/^[A-Z]+(?:_[A-Z]+)*$/, '须是大写代码，如 UNIT_PLAN / a code, UPPER_SNAKE');

/** A stage, form, field or fact. */
export const plainName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, '须是名称，如 unitBudget / a name, lowerCamel');

/** A step: the process it belongs to in lower case, a dot and a name. */
export const stepName = z
  .string()
  .regex(
    /^p\d{2}\.[a-z]+[A-Za-z]*$/,
    '须是步骤名：流程号小写、点、名称 / a step: the process in lower case, a dot, a name',
  );

/** `{unit}` and `{city}` stand for division codes. */
export const deskName = z
  .string()
  .regex(
    /^\{(?:unit|city)\}\.[A-Z]+(?:_[A-Z]+)*\.[a-z]+[A-Za-z]*$/,
    '须是岗位，如 {unit}.FINANCE.reviewer / a desk, {unit}.OFFICE.post',
  );
export const officeName = z
  .string()
  .regex(
    /^\{(?:unit|city)\}\.[A-Z]+(?:_[A-Z]+)*$/,
    '须是部门，如 {unit}.FINANCE / an office, {unit}.OFFICE',
  );

/** The office a desk belongs to. */
export const officeOfDesk = (desk: string): string => desk.slice(0, desk.lastIndexOf('.'));

/** A state of a case, `FILED`, `STAGE2`. */
export const stateName = z
  .string()
  .regex(/^[A-Z]+\d?(?:_[A-Z]+)*$/, '须是大写代码，如 FILED / a code, UPPER_SNAKE');
