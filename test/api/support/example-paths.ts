/** What stands for the parts of a route's path; a test puts ids of things that are there. */
const usual: Readonly<Record<string, string>> = {
  city: 'lishui',
  process: 'P11',
  unit: '331102',
  fund: 'EMPLOYEE',
  period: '2022-10',
  month: '2022-10',
  date: '2022-10-08',
  n: '5',
  clause: 'LS-9.c',
  formula: 'allocate',
};
const none = '00000000-0000-4000-8000-000000000000';

/** An address of a route: `/tasks/:id` with the task of `ids['tasks']`, and so on. */
export function exampleOf(pattern: string, ids: Readonly<Record<string, string>>): string {
  const [, kind = ''] = /([a-z]+)\/:id/.exec(pattern) ?? [];
  return pattern.replaceAll(/:([a-z]+)/gi, (_all, name: string) =>
    name === 'id' ? (ids[kind] ?? none) : (usual[name] ?? none),
  );
}
