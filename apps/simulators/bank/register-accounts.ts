import { z } from 'zod';
import type { Account } from '../books/events.js';
import type { Books } from '../books/books.js';
import { accountField, amountField, fundField, unitField } from '../http/fields.js';
import { Problem } from '../http/problem.js';

/** Accounts that outside systems keep for the city; sent again at every start of the product. */
export const accountList = z.strictObject({
  items: z
    .array(
      z.strictObject({
        number: accountField,
        name: z.string().min(1).max(200),
        fund: fundField,
        type: z.string().regex(/^[A-Z][A-Z_]{1,39}$/),
        opening: amountField,
        unit: unitField.nullable().default(null),
        outside: z.boolean().default(false),
        keptBy: z.enum(['bank', 'treasury']).optional(),
      }),
    )
    .max(1_000),
});

type Asked = z.infer<typeof accountList>['items'][number];

function accountOf({ keptBy, ...asked }: Asked): Account {
  return {
    ...asked,
    keptBy: keptBy ?? (asked.type.startsWith('TREASURY') ? 'treasury' : 'bank'),
  };
}

const same = (a: Account, b: Account): boolean =>
  a.fund === b.fund && a.type === b.type && a.opening === b.opening && a.keptBy === b.keptBy;

/** Opens what is not there yet; an account once opened keeps its fund, type and opening balance. */
export function register(books: Books, asked: readonly Asked[]): number {
  const accounts = asked.map(accountOf);
  for (const account of accounts) {
    const known = books.money.account(account.number);
    if (known && !same(known, account)) {
      const detail = `账号 ${account.number} 已按其他内容登记 The account is registered otherwise.`;
      throw new Problem(409, 'ACCOUNT_CONFLICT', detail);
    }
  }
  for (const account of accounts) {
    if (!books.money.account(account.number)) books.record({ type: 'ACCOUNT', account });
  }
  return books.money.accounts().length;
}
