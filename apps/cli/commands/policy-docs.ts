import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityDocument } from '#policy/process/city-document.js';
import { cityPacks } from '../city-pack.js';
import { wrongInput } from '../problem.js';
import { done, say, type Answer, type Manner } from '../terminal.js';

/** `policy docs [<city>]`: a city's processes as a document; with a folder, one file a city is written there. */
export function docsAnswer(manner: Manner, city: string, folder: string | undefined): Answer {
  const documents = cityPacks(city).map((pack) => ({ city: pack.id, text: cityDocument(pack) }));
  if (folder === undefined) {
    return done(
      { documents },
      documents.map(({ text }) => text),
    );
  }
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw wrongInput('/write', `没有这个文件夹：${folder}`, `there is no such folder: ${folder}`);
  }
  const files = documents.map(({ city: of, text }) => {
    const file = join(folder, `${of}.md`);
    writeFileSync(file, text);
    return file;
  });
  return done({ files }, [say(manner, '已写', 'written'), ...files]);
}
