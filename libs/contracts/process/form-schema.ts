import { z } from 'zod';
import {
  yuanPattern,
  amount,
  attached,
  day,
  inWords,
  neededRemark,
  remark,
} from '../forms/field.js';
import { neededLine } from '../text.js';
import type { CellField, FormField, RowsField } from './fields.js';
import type { FormWords } from './form-words.js';

/** What a form needs to know of its case besides its words. */
export interface FormCase {
  /** How many rows each list has: units, or what else it has a row for. */
  readonly rows: number;
  /** Of lists that have rows for some of them only, how many stand in the draft. */
  readonly listed?: Readonly<Record<string, number>>;
  /** A day that a field without a draft may be answered with. */
  readonly exampleDay: string;
}

interface Named {
  readonly zh: string;
  readonly en: string;
}

/** The title is Chinese, as on paper; `titleEn` stands beside it. */
const titles = ({ zh, en }: Named) => ({ title: zh, titleEn: en });

const signedPattern = /^-?(0|[1-9]\d{0,14})\.\d{2}$/;
const wrongSigned =
  '金额须为两位小数的文本，可以为负 / an amount is text with two decimals, it may be negative';

const mostRows = 200;
const mostPersons = 100_000_000;
const ratioPattern = /^(0\.\d{2}|1\.00)$/;

/** 文书: number, day and issuer of a paper outside the system; its file where one was attached. */
const paper = (exampleDay: string) =>
  z
    .strictObject({
      number: neededLine(100).meta({ title: '文号', titleEn: 'Number' }),
      date: day('日期').meta({ title: '日期', titleEn: 'Date' }),
      issuer: neededLine(100).meta({ title: '发文机关', titleEn: 'Issuer' }),
      attachment: attached('所附文件').optional().meta({ title: '所附文件', titleEn: 'File' }),
    })
    .meta({
      format: 'document',
      examples: [{ number: '〔2022〕1号', date: exampleDay, issuer: '市人民政府' }],
    });

/** A cell that a person fills in. */
function asked(cell: CellField, { exampleDay }: FormCase): z.ZodType {
  const { zh } = cell;
  switch (cell.kind) {
    case 'yuan':
      return cell.signed
        ? z
            .string()
            .regex(signedPattern, wrongSigned)
            .meta({ format: 'yuan', pattern: signedPattern.source, examples: ['0.00'] })
        : amount(zh).meta({ format: 'yuan', pattern: yuanPattern.source, examples: ['0.00'] });
    case 'persons':
      return z
        .int()
        .min(0)
        .max(mostPersons)
        .meta({ format: 'persons', examples: [0] });
    case 'ratio':
      return z
        .string()
        .regex(
          ratioPattern,
          '比例须为 0.00 至 1.00 的两位小数文本 / a ratio is text between "0.00" and "1.00"',
        )
        .meta({ format: 'ratio', examples: ['0.50'] });
    case 'day':
      return day(zh).meta({ examples: [exampleDay] });
    case 'choice':
      return z.enum(cell.choices.map(({ code }) => code)).meta({
        choices: cell.choices.map(({ code, zh, en }) => ({ code, title: zh, titleEn: en })),
        examples: [cell.choices[0]?.code ?? ''],
      });
    case 'remark':
      return cell.needed ? neededRemark(zh, '按规定办理。') : remark(zh);
    case 'document':
      return paper(exampleDay);
    case 'text':
      return z.string().max(200);
    case 'year':
      return z.int();
  }
}

/** A cell that stands there fixed: whatever the figure is, or nothing where it is not known. */
function fixed(cell: CellField): z.ZodType {
  switch (cell.kind) {
    case 'yuan':
      return z.string().regex(signedPattern, wrongSigned).meta({ format: 'yuan' });
    case 'persons':
      return z.int().meta({ format: 'persons' });
    case 'year':
      return z.int().meta({ format: 'year' });
    case 'ratio':
    case 'day':
    case 'remark':
      return z.string().max(500).meta({ format: cell.kind });
    case 'choice':
    case 'text':
      return z.string().max(200);
    case 'document':
      return z.looseObject({}).meta({ format: 'document' });
  }
}

const isFixed = (cell: CellField): boolean => 'shows' in cell && cell.shows !== null;

function cellSchema(cell: CellField, of: FormCase, reads: boolean): z.ZodType {
  if (reads || isFixed(cell)) {
    return fixed(cell)
      .nullable()
      .meta({ ...titles(cell), readOnly: true });
  }
  const schema = asked(cell, of);
  return (
    'optional' in cell && cell.optional ? schema.nullable().meta(schema.meta() ?? {}) : schema
  ).meta(titles(cell));
}

/** A list: its rows are the case's, none is added and none left out. */
function rowsSchema(list: RowsField, of: FormCase, reads: boolean): z.ZodType {
  const columns = list.fields.map((cell) => [cell.field, cellSchema(cell, of, reads)] as const);
  const row = z.strictObject({
    [list.key]: z.string().max(40).meta({ title: '代码', titleEn: 'Code', readOnly: true }),
    name: z.string().max(200).meta({ title: '名称', titleEn: 'Name', readOnly: true }),
    ...Object.fromEntries(columns),
  });
  const rows = Math.min(of.listed?.[list.field] ?? of.rows, mostRows);
  return z
    .array(row)
    .min(rows)
    .max(rows)
    .meta({ ...titles(list), totals: list.totals });
}

const fieldSchema = (field: FormField, of: FormCase, reads: boolean): z.ZodType =>
  field.kind === 'rows' ? rowsSchema(field, of, reads) : cellSchema(field, of, reads);

const asksAmount = (field: FormField): boolean =>
  field.kind === 'rows' ? field.fields.some(asksAmount) : field.kind === 'yuan' && !isFixed(field);

/**
 * What a form may be answered with. `reads`: it is before somebody who only reads it, every field fixed.
 * Amounts are yuan text with two decimals, days `YYYY-MM-DD`; a field without a draft carries an example
 * that fits. An amount far beyond its draft is said again in words (`inWords`).
 */
export function formValidator(form: FormWords, of: FormCase, reads = false): z.ZodObject {
  const fields = form.fields.map((each) => [each.field, fieldSchema(each, of, reads)] as const);
  const words = !reads && form.fields.some(asksAmount) ? { inWords: inWords() } : {};
  return z.strictObject({ ...Object.fromEntries(fields), ...words });
}

/** The same as JSON Schema 2020-12, as `GET /tasks/{id}` gives it. */
export const formJsonSchema = (
  form: FormWords,
  of: FormCase,
  reads = false,
): Record<string, unknown> =>
  z.toJSONSchema(formValidator(form, of, reads), { target: 'draft-2020-12' });
