import type { zhPeople } from './zh-people.js';

/** The words of the page of people. */
export const enPeople: typeof zhPeople = {
  people: {
    title: 'People',
    note: 'Notices are mailed to a person’s own address, else to the office’s that is configured.',
    search: 'Find a name or account',
    none: 'None',
    emailOf: 'Mail address of {{person}} ({{username}})',
    save: 'Save',
    saved: 'Saved',
    refused: 'Refused by the mail server, please check',
    disabled: 'Disabled',
    password: { OWN: 'Active', SECRET: 'First sign-in waits', SPENT: 'Secret used or run out' },
    empty: { title: 'Nobody fits.', why: 'Widen the search.' },
    column: {
      person: 'Name',
      username: 'Account',
      office: 'Office',
      posts: 'Posts',
      email: 'Mail address',
      state: 'State',
    },
  },
};
