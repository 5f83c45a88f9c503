import type { zhPassword } from './zh-password.js';

/** Words of the page on which one changes a password. */
export const enPassword: typeof zhPassword = {
  password: {
    first: 'Choose your own password',
    why: 'You signed in with a one-time secret. Choose a password of your own before anything else.',
    secret: 'One-time secret',
    current: 'Old password',
    new: 'New password',
    again: 'New password once more',
    rule: '12 to 128 characters, spaces and any letters; a few unrelated words are easiest to keep and hardest to guess.',
    differs: 'The two new passwords differ.',
    save: 'Save',
    wrong: 'The old password or the one-time secret is not right; enter it again.',
    TOO_SHORT: 'Too short: at least 12 characters.',
    TOO_LONG: 'Too long: at most 128 characters.',
    TOO_COMMON: 'Too common or too easy to guess: use a few unrelated words.',
    HOLDS_USERNAME: 'The new password must not hold the username.',
    UNTYPABLE: 'The new password holds characters that cannot be typed.',
    SAME_AS_BEFORE: 'The new password is the same as the old one.',
  },
};
