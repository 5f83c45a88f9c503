import { wordsOf } from '../i18n/index.js';
import type { WordPart } from '../i18n/page-words.js';

/** A page, once its own words are there. */
export const withWords =
  <Page>(parts: readonly WordPart[], load: () => Promise<Page>) =>
  async (): Promise<Page> =>
    (await Promise.all([load(), wordsOf(parts)]))[0];
