import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packs } from '#policy/load-packs.js';
import { cityDocument } from '#policy/process/city-document.js';
import { root } from '#tools/places.mjs';

const folder = join(root, 'docs/processes/cities');

describe('docs/processes/cities', () => {
  test('holds a document for each city and no other', () => {
    expect(readdirSync(folder).sort()).toEqual(packs().map(({ id }) => `${id}.md`));
  });

  test.each(packs().map((pack) => [pack.id, pack] as const))(
    '%s.md is as the pack says: npx tongchou policy docs --write docs/processes/cities',
    (id, pack) => {
      expect(readFileSync(join(folder, `${id}.md`), 'utf8')).toBe(cityDocument(pack));
    },
  );

  test('says of every step who does it, in the words of the city', () => {
    for (const pack of packs()) {
      const text = cityDocument(pack);
      for (const { id, title, steps } of pack.catalogue.processes) {
        expect(text).toContain(`## ${id} ${title.zh}`);
        for (const { does } of steps) expect(text).toContain(does.zh);
      }
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });
});
