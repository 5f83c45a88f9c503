import { z } from 'zod';

export const mostRows = 200;

/** What every list takes; an unknown name beside these is refused by the strict object around it. */
export const paging = {
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, '须为 1 至 200 的整数 / an integer from 1 to 200')
    .transform(Number)
    .pipe(z.number().max(mostRows, '最多 200 条 / at most 200'))
    .default(50),
  cursor: z.string().min(1).max(2_000).optional(),
};

export const searchText = z
  .string()
  .max(100, '最多 100 个字 / at most 100 characters')
  .transform((text) => text.trim());

/** One page of a list; `next` goes back as `cursor`. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
