import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import type { FieldError } from './problem.js';
import { invalid } from './problems.js';

const escaped = (key: PropertyKey): string =>
  String(key).replaceAll('~', '~0').replaceAll('/', '~1');

export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${escaped(key)}`).join('');

/** The schema library speaks English only; messages of our own stand in both languages already. */
const inChinese: Readonly<Record<string, string>> = {
  invalid_type: '类型不符',
  invalid_value: '不在可选范围内',
  invalid_format: '格式不符',
  too_big: '过长或过大',
  too_small: '过短或过小',
};

const messageOf = (issue: z.core.$ZodIssue): string =>
  /\p{Script=Han}/u.test(issue.message)
    ? issue.message
    : `${inChinese[issue.code] ?? '不符合要求'} / ${issue.message}`;

function errorsOf(issue: z.core.$ZodIssue, base: string): FieldError[] {
  const pointer = base + pointerOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: `${pointer}${pointerOf([key])}`,
      code: 'UNKNOWN_FIELD',
      message: `没有“${key.slice(0, 60)}”这一项 / There is no field ${key.slice(0, 60)}`,
    }));
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ pointer, code: 'REQUIRED', message: '必填 / Required' }];
  }
  return [{ pointer, code: codeOf(issue), message: messageOf(issue) }];
}

/** A check of our own says which it is. */
function codeOf(issue: z.core.$ZodIssue): string {
  const named: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof named === 'string' ? named : issue.code.toUpperCase();
}

/** Reads a value by its schema; every fault with its JSON pointer, 422. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  base = '',
): z.output<Schema> {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  throw invalid(read.error.issues.flatMap((issue) => errorsOf(issue, base)));
}

/** `@Query(new Checked(schema))`: nothing unread gets past the door. */
export class Checked<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(
    private readonly schema: Schema,
    private readonly base = '',
  ) {}

  transform(value: unknown): z.output<Schema> {
    return checked(this.schema, value, this.base);
  }
}
