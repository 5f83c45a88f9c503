import type { Locator } from 'playwright-core';
import { until } from '../../support/until.js';

/** Waits until so many of them stand on the page; what a click or an answer brings comes a moment later. */
export async function untilCount(of: Locator, count: number): Promise<void> {
  await until(
    () => of.count(),
    (found) => found === count,
  );
}

/** Waits until a field holds this text. */
export async function untilValue(field: Locator, value: string): Promise<void> {
  await until(
    () => field.inputValue(),
    (found) => found === value,
  );
}

/** Waits until its text has these words in it. */
export async function untilText(of: Locator, words: string): Promise<void> {
  await until(
    async () => (await of.textContent()) ?? '',
    (found) => found.includes(words),
  );
}

/** Waits until an attribute has this in it. */
export async function untilAttribute(of: Locator, name: string, part: string): Promise<void> {
  await until(
    async () => (await of.getAttribute(name)) ?? '',
    (found) => found.includes(part),
  );
}

export async function untilDisabled(of: Locator): Promise<void> {
  await until(
    () => of.isDisabled(),
    (found) => found,
  );
}
