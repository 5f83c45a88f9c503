import type { zhNotices } from './zh-notices.js';

/** The words of notices, urging and copies. */
export const enNotices: typeof zhNotices = {
  notices: {
    title: 'Notices',
    bell: 'Notices, {{count}} unread',
    boxes: 'Kinds of notices',
    box: { unread: 'Unread', all: 'All' },
    readAll: 'Mark all as read',
    read: 'Mark as read',
    readBy: 'Read by {{person}}, {{at}}',
    open: 'Open the task',
    case: 'Open the case',
    empty: {
      unread: {
        title: 'Nothing unread.',
        why: 'New notices show at once in the upper right corner.',
      },
      all: {
        title: 'No notices yet.',
        why: 'Reminders, urging, copies and delivered letters are listed here.',
      },
    },
    kind: {
      REMINDER: 'Reminder',
      BREACH: 'Breach',
      HEADS: 'To the heads',
      LETTER_DELIVERED: 'Letter delivered',
      LETTER_REDRAFTED: 'Draft updated',
      CORRECTION: 'Correction',
      URGE: 'Urged',
      COPY: 'Copy',
      CLAIM_ENDED: 'Claim ended',
    },
    other: 'Notice',
  },
  urge: {
    button: 'Urge',
    title: 'Urge this task',
    text: 'Words to add (optional)',
    send: 'Urge',
    cancel: 'Cancel',
    sent: 'Urged: {{desk}}',
  },
};
