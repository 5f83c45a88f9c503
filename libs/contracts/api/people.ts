import { z } from 'zod';
import { neededLine } from '../text.js';
import { pageOf, paging, searchText } from './page.js';
import { instantText, unitCode } from './values.js';

const username = z
  .string()
  .regex(
    /^[a-z][a-z0-9.]{2,39}$/,
    '须为 3 至 40 个小写字母、数字或点，以字母开头 / 3 to 40 small letters, digits or dots, a letter first',
  );

/** What the audit calls the machine itself; nobody may sign with such a name. */
const machines = new Set(['operator', 'system']);
const ownUsername = username.refine(
  (name) => !machines.has(name),
  '此名称为系统自用，请换一个 / The system signs with this name; choose another',
);
const office = z
  .string()
  .regex(
    /^[1-9]\d{5}\.[A-Z][A-Z_]{1,40}$/,
    '须为六位单位代码、点、部门代号 / a six-digit unit, a dot, the code of a department',
  );
const post = z.string().regex(/^[a-z][A-Za-z]{1,30}$/, '须为岗位代号 / the code of a post');
const posts = z
  .array(post)
  .min(1, '至少一个岗位 / at least one post')
  .max(10)
  .transform((list) => [...new Set(list)].sort());
/** A name has something to see in it, and nothing that turns the rest of a line around. */
const personName = neededLine(50)
  .regex(/^[\p{L}\p{M}\p{N} .·•'’-]+$/u, '须为姓名 / a name, in letters')
  .regex(/\p{L}/u, '须为姓名 / a name, in letters');

/** Who gets an account: a new person by name, or one who is known, by `personId`. */
export const newPerson = z.strictObject({
  username: ownUsername,
  person: personName,
  personId: z.uuid().optional(),
  office,
  posts,
});
export type NewPerson = z.infer<typeof newPerson>;

/** Another desk: its posts, and its office where that changes too. */
export const newPost = z.strictObject({ posts, office: office.optional() });
export type NewPost = z.infer<typeof newPost>;

/** Where a person's notices are mailed to; empty or null takes it away. */
export const newEmail = z.strictObject({
  email: z
    .union([
      z.literal('').transform(() => null),
      z.null(),
      z
        .email('须为邮箱地址，如 li.na@example.gov.cn / a mail address, as li.na@example.gov.cn')
        .max(254)
        .regex(/^[^@]{1,64}@/, '@ 之前最多 64 个字符 / at most 64 characters before the @'), // RFC 5321
    ])
    .meta({ description: '邮箱地址；空为取消 / a mail address; empty takes it away' }),
});
export type NewEmail = z.output<typeof newEmail>;

export const peopleQuery = z.strictObject({
  ...paging,
  unit: unitCode.optional(),
  office: office.optional(),
  post: post.optional(),
  disabled: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  q: searchText.optional(),
});

/** An account; `otherAccounts` are the same human being's, who keeps one hat in a case through all of them. */
export const person = z
  .strictObject({
    username: z.string(),
    person: z.string(),
    personId: z.uuid(),
    office: z.string(),
    officeName: z.string(),
    unit: z.string(),
    city: z.string(),
    posts: z.array(z.string()),
    disabled: z.boolean(),
    /** Where notices are mailed to; null: to the office's address, where one is configured. */
    email: z.string().nullable(),
    /** The mail relay refused this address the last time. */
    emailRefused: z.boolean(),
    /** OWN: chosen by the person; SECRET: a one-time secret waits; SPENT: used or run out, reset it. */
    password: z.enum(['OWN', 'SECRET', 'SPENT']),
    secretUntil: instantText.nullable(),
    otherAccounts: z.array(z.string()),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof person>;

export const peoplePage = pageOf(person);
export type PeoplePage = z.infer<typeof peoplePage>;

/** A new account or a reset one, with the secret that is told once and kept nowhere. */
export const personWithSecret = z
  .strictObject({
    person,
    secret: z.string(),
    secretUntil: instantText,
    /** Accounts of other persons with the same name: perhaps the same human being. */
    namesakes: z.array(z.string()),
  })
  .meta({ id: 'PersonWithSecret' });
export type PersonWithSecret = z.infer<typeof personWithSecret>;
