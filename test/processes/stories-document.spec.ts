import { readFileSync } from 'node:fs';
import { packs } from '#policy/load-packs.js';
import { storiesDocument } from './support/stories-document.js';
import { walks } from './support/story.js';
import { storiesFile } from './support/write-stories.js';

describe('docs/processes/stories.md', () => {
  test('is as packs and stories say: npm run stories, or npm run stories -- --table', () => {
    expect(readFileSync(storiesFile, 'utf8')).toBe(storiesDocument(walks()));
  });

  test('a story is of a process that its city runs', () => {
    const untold = walks().flatMap(({ city, acts }) => {
      const pack = packs().find(({ id }) => id === city);
      return acts.flatMap(({ story }) => (pack?.processes.has(story) ? [] : [`${city} ${story}`]));
    });
    expect(untold).toEqual([]);
  });
});
