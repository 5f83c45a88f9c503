import { queryOptions } from '@tanstack/react-query';
import type { EvaluationView, FormulasView } from '#contracts/api/rules.js';
import { call, callFile, query } from '../api/call.js';
import type { FieldSchema } from '../api/types.js';
import type { Fields } from './input-values.js';

/** A formula of a city, its input read as the JSON Schema that it is. */
export type Formula = Omit<FormulasView['items'][number], 'input'> & {
  readonly input: FieldSchema;
};
export type Evaluation = EvaluationView;
export type TraceStep = Evaluation['trace'][number];
export type Readings = Readonly<Record<string, string>>;

export interface Alternative {
  readonly code: string;
  readonly result: Readonly<Record<string, unknown>>;
}

/** What is to be worked out, and under which readings. */
export interface Asked {
  readonly city: string;
  readonly formula: string;
  readonly input: Fields;
  readonly readings: Readings;
}

const pathOf = ({ city, formula }: Asked): string =>
  `/rules/${encodeURIComponent(city)}/${encodeURIComponent(formula)}`;

const bodyOf = ({ input, readings }: Asked) => ({ input, readings });

/** Formulas change with the packs, and those with a new version of the product. */
export const formulasQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async ({ signal }) =>
    (await call<{ items: readonly Formula[] }>('GET', '/rules', { signal })).data.items,
  staleTime: Infinity,
});

/** The same input always has the same answer. */
export const evaluationQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['rules', 'evaluation', asked],
    queryFn: async ({ signal }) =>
      (await call<Evaluation>('POST', pathOf(asked), { body: bodyOf(asked), signal })).data,
    staleTime: Infinity,
    gcTime: 60_000,
  });

export const comparisonQuery = (asked: Omit<Asked, 'readings'>, reading: string) =>
  queryOptions({
    queryKey: ['rules', 'comparison', asked, reading],
    queryFn: async ({ signal }) =>
      (
        await call<{ alternatives: readonly Alternative[] }>(
          'POST',
          `${pathOf({ ...asked, readings: {} })}/comparison${query({ reading })}`,
          { body: asked.input, signal },
        )
      ).data.alternatives,
    staleTime: Infinity,
    gcTime: 60_000,
  });

/** 计算表: the working as a workbook of live formulas. */
export const workingFile = async (asked: Asked): Promise<Blob> =>
  await callFile(`${pathOf(asked)}/working.xlsx`, bodyOf(asked));
