import type { zhPerson } from './zh-person.js';

export const enPerson: typeof zhPerson = {
  otherPerson: {
    title: 'This page is {{page}}’s; {{now}} is signed in now',
    why: 'Somebody else has signed in with this browser. So that nobody acts in another name, this page is closed; what was not submitted has not been sent.',
    stay: 'If {{page}} goes on here, sign in again in another tab and come back to this page.',
    reload: 'Load again as {{now}}',
  },
  leaving: {
    failed:
      'Signing out failed and the session still lives. Check the network and press “Sign out” again.',
  },
  kept: {
    found: 'What you had written and not submitted is here again.',
    older: 'The text was changed meanwhile; check yours against it before you submit.',
    drop: 'Clear',
  },
  text: {
    count: '{{used}} / {{most}}',
    tooLong:
      'At most {{most}} characters; this has {{used}}, {{over}} too many. Nothing has been submitted.',
  },
  endClaim: {
    button: 'End the claim',
    title: 'End the claim of somebody else',
    what: 'If {{person}} claimed this and cannot act, you may end the claim. The task goes back to “{{desk}}”, where anybody may claim it; the reason is kept in the history and told to the desk.',
    unseen:
      'As administrator you do not read cases. If somebody absent has claimed this task, you may end the claim; it goes back to its desk. The reason is kept in the history and told to the desk.',
    reason: 'Reason (required)',
    send: 'End the claim',
    cancel: 'Cancel',
    done: 'The claim is ended; the task is back at “{{desk}}”.',
  },
};
