import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '#tools/places.mjs';
import { longFiles, notRead, roomsOfOneProcess, wordLists } from './exceptions.js';
import { codeFiles, inside, linesWith, sources } from './sources.js';

const longest = 300;
const own = ({ path }: { readonly path: string }): boolean =>
  !path.startsWith('test/architecture/');
const read = sources.filter(({ path }) => !notRead.some((each) => each.test(path)));
const product = codeFiles.filter(inside('apps', 'libs', 'workflows', 'activities'));

describe('every file', () => {
  test(`has at most ${longest} lines, or the fewer that its exception allows`, () => {
    const measured = read.filter(({ path }) => !wordLists.some((each) => each.test(path)));
    const lines = new Map(measured.map(({ path, text }) => [path, text.split('\n').length - 1]));
    const tooLong = [...lines].filter(([path, count]) => count > (longFiles[path] ?? longest));
    expect(tooLong).toEqual([]);
    const mended = Object.keys(longFiles).filter((path) => (lines.get(path) ?? 0) <= longest);
    expect(mended).toEqual([]);
  });

  test('is named after what is in it, in kebab-case', () => {
    const vague = /(^|[-.])(utils?|helpers?|common|manager|misc)([-.]|$)/;
    expect(
      codeFiles.filter(({ path }) => vague.test(basename(path))).map(({ path }) => path),
    ).toEqual([]);
    const kebab = /^[a-z0-9]+([-.][a-z0-9]+)*$/;
    const other = codeFiles.filter(({ path }) => !kebab.test(basename(path)));
    expect(other.map(({ path }) => path)).toEqual([]);
  });

  test('names no path of somebody’s machine', () => {
    const machine = /(^|[\s'"`(=:])(\/home\/\w|\/root\/|\/Users\/\w|[A-Z]:\\\\?Users|\/work\/)/;
    expect(linesWith(read.filter(own), machine)).toEqual([]);
  });

  test('cites what the reader has: a clause, docs or a standard, and no note from elsewhere', () => {
    const elsewhere =
      /\bdecisions(\.md)? \d|\b(domain|contract|process-kit|reliability|architecture|temporal|performance|ecosystem|product|ux-review|trial-cases)\.md\b|\bcontract ›|§\d/;
    const cited = linesWith(read.filter(own), elsewhere).filter((line) => !/RFC \d+ §/.test(line));
    expect(cited).toEqual([]);
  });

  test('gives a reason for every rule it switches off', () => {
    const switchedOff =
      /(@ts-(ignore|expect-error|nocheck)|(eslint|oxlint|prettier)-(disable|ignore))/;
    const withReason = / -- .{5,}/;
    const silent = linesWith(codeFiles.filter(own), switchedOff).filter(
      (line) => !withReason.test(line),
    );
    expect(silent).toEqual([]);
    expect(linesWith(codeFiles.filter(own), /@ts-(ignore|nocheck)/)).toEqual([]);
  });

  test('casts nothing to any', () => {
    const anything = /\bas any\b|<any>|:\s*any(\[\])?\s*[;,)=]/;
    expect(linesWith(codeFiles.filter(own).map(withoutComments), anything)).toEqual([]);
  });

  test('skips and singles out no test', () => {
    const skipped = /\b(describe|test|it)\.(skip|only|todo)\b|\b[xf](describe|it|test)\(/;
    expect(linesWith(codeFiles.filter(inside('test')).filter(own), skipped)).toEqual([]);
  });
});

describe('the pure rooms', () => {
  test('libs/domain knows no clock and no chance', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bTemporal\.Now\b/;
    expect(linesWith(codeFiles.filter(inside('libs/domain')), impure)).toEqual([]);
  });

  test('workflows keep nothing outside a case', () => {
    expect(linesWith(codeFiles.filter(inside('workflows')), /^(export )?(let|var)\b/)).toEqual([]);
  });

  test('no city and no division stands in TypeScript: they are pack data', () => {
    const cities = readdirSync(join(root, 'libs/policy/packs'));
    const named = new RegExp(`['"\`/](${cities.join('|')})['"\`/]|\\b(33|13|14|22|41|62)\\d{4}\\b`);
    const elsewhere = product
      .filter(({ path }) => !/^apps\/(simulators|cli\/demo|cli\/seed)\//.test(path))
      .map(withoutComments);
    expect(linesWith(elsewhere, named)).toEqual([]);
  });
});

describe('the law stands in the packs', () => {
  const generic = product
    .filter(({ path }) => !roomsOfOneProcess.some((each) => each.test(path)))
    .map(withoutComments);
  const codes = sources.flatMap(({ path, text }) =>
    /^libs\/policy\/packs\/[a-z]+\/pack\.yaml$/.test(path)
      ? [...text.matchAll(/^ +code: ([A-Z]{2,3})$/gm)].map(([, code = '']) => code)
      : [],
  );
  const clause = new RegExp(`\\b(${codes.join('|')})-[A-Z]?\\d`);
  const process = /['"`/]P\d{2}\b|^\s*P\d{2}:|\bp\d{2}(?:\.[a-z]|:)/;

  test('no clause stands in generic code', () => {
    expect(codes).toContain('LS');
    expect(linesWith(generic, clause)).toEqual([]);
  });

  test('no process and no step of one stands in generic code', () => {
    expect(linesWith(generic, process)).toEqual([]);
  });

  test('a room that belongs to one process still needs to', () => {
    const named = product
      .map(withoutComments)
      .filter(({ text }) =>
        text.split('\n').some((line) => clause.test(line) || process.test(line)),
      );
    const free = roomsOfOneProcess.filter((room) => !named.some(({ path }) => room.test(path)));
    expect(free).toEqual([]);
  });
});

/** Examples in comments and in words to people are no rules. */
function withoutComments({ path, text }: (typeof sources)[number]): (typeof sources)[number] {
  return {
    path,
    text: text.replace(/\/\*[\s\S]*?\*\/|^ *\/\/ .*$/gm, (all) => all.replace(/[^\n]/g, '')),
  };
}

describe('files of people', () => {
  /** What our own programs write and read again, or what is built; nobody saves it from an editor. */
  const ours =
    /^apps\/(simulators\/(journal|figures)|cli\/launcher|web|worker\/read-bundle\.ts)|^libs\/(documents\/pdf\/rare-han\.ts|policy\/kept\/)|^tools\//;

  test('are read through textOfFile, whatever program saved them', () => {
    const bare = /readFile(Sync)?\(.*(['"]utf-?8['"]|encoding)|readFile(Sync)?\([^)]*\)\.toString/i;
    const elsewhere = product.filter(({ path }) => !ours.test(path)).map(withoutComments);
    expect(linesWith(elsewhere, bare)).toEqual([]);
  });
});

describe('documents', () => {
  const documents = sources.filter(({ path }) => path.endsWith('.md'));

  test('have one title each', () => {
    const titles = documents.map(({ path, text }) => {
      const prose = text.replace(/^```[\s\S]*?^```/gm, '');
      return [path, prose.match(/^# /gm)?.length ?? 0];
    });
    expect(titles.filter(([, count]) => count !== 1)).toEqual([]);
  });

  test('link only to files that are there', () => {
    const broken = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(join(root, path, '..', target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

describe('the package', () => {
  interface Lock {
    readonly packages: Readonly<
      Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>
    >;
  }
  const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const lock = json('package-lock.json') as Lock;

  test('takes its packages from whatever registry the reader has', () => {
    const fixed = Object.entries(lock.packages).filter(([, { resolved }]) => resolved);
    expect(fixed.map(([name]) => name)).toEqual([]);
  });

  test('locks the binaries of every platform, not only of the machine that locked it', () => {
    const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !holders(from).some((place) => `${place}${name}` in lock.packages))
        .map((name) => `${from || 'package.json'} → ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('has a room behind every door', () => {
    const { imports } = json('package.json') as { readonly imports: Record<string, string> };
    const rooms = Object.values(imports).map((target) =>
      target.replace(/^\.\/(dist\/)?/, '').replace(/\/\*\.m?js$/, ''),
    );
    expect(rooms.filter((room) => !existsSync(join(root, room)))).toEqual([]);
  });

  test('gives every room a TypeScript project, and builds it', () => {
    const folders = ['libs', 'apps'].flatMap((parent) =>
      readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
    );
    const rooms = [...folders, 'workflows', 'activities', 'test'].sort();
    const { references } = json('tsconfig.json') as { readonly references: { path: string }[] };
    expect(references.map(({ path }) => path).sort()).toEqual(rooms);
    expect(rooms.filter((room) => !existsSync(join(root, room, 'tsconfig.json')))).toEqual([]);
  });
});

/** The node_modules folders in which Node looks for what a package needs, nearest first. */
function holders(from: string): string[] {
  const places = [from === '' ? 'node_modules/' : `${from}/node_modules/`];
  for (let at = from; at.includes('node_modules/');) {
    at = at.slice(0, at.lastIndexOf('node_modules/'));
    places.push(`${at}node_modules/`);
  }
  return places;
}
