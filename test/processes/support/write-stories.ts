import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { storiesDocument } from './stories-document.js';
import { walks } from './story.js';

export const storiesFile = join(root, 'docs/processes/stories.md');

export const writeStories = (): void => writeFileSync(storiesFile, storiesDocument(walks()));
