import { demoAccounts } from '#policy/demo-accounts.js';
import { done, type Answer } from '../terminal.js';

/** `demo accounts`. */
export function accountsAnswer(): Answer {
  const accounts = demoAccounts();
  const widest = Math.max(0, ...accounts.map(({ username }) => username.length));
  const lines = accounts.map(({ username, password, person, office, posts }) =>
    [username.padEnd(widest), password, person, `${office}.${posts.join(',')}`].join('  '),
  );
  return done(accounts, lines);
}
