import type { ClipboardEvent } from 'react';

const MOST = 200;

/**
 * A field of one line joins lines that are pasted into it, and cuts off what is too long: 1500⏎2500 would be
 * one figure, and a long one another. Such a text is put in as it was, so that it can be refused for what it is.
 */
export const pasteWhole =
  (onText: (text: string) => void) =>
  (event: ClipboardEvent<HTMLInputElement>): void => {
    const pasted = event.clipboardData.getData('text').trim();
    const { value, selectionStart, selectionEnd, maxLength } = event.currentTarget;
    const fits = maxLength < 0 || value.length + pasted.length <= maxLength;
    if (fits && !/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    const before = value.slice(0, selectionStart ?? 0);
    const after = value.slice(selectionEnd ?? value.length);
    onText(`${before}${pasted.replaceAll(/\s+/g, ' ')}${after}`.slice(0, MOST));
  };
