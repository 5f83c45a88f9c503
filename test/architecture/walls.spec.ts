import { join } from 'node:path';
import ts from 'typescript';
import { root } from '#tools/places.mjs';

const fail = (message: unknown): never => {
  throw new Error(JSON.stringify(message));
};

/** What the compiler says of one more file in a room. The file is never written: builds may run. */
function complaints(room: string, code: string): number[] {
  const file = join(root, room, 'a-wrong-import.ts');
  const project = ts.getParsedCommandLineOfConfigFile(
    join(root, room, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => fail(messageText),
    },
  );
  if (!project) return fail(`${room} has no TypeScript project`);
  const { options, projectReferences, fileNames } = project;
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? code : readFile(path));
  host.getSourceFile = (path, ...how) =>
    path === file
      ? ts.createSourceFile(path, code, ts.ScriptTarget.ES2023)
      : getSourceFile(path, ...how);
  const program = ts.createProgram({
    rootNames: [...fileNames, file],
    options,
    host,
    ...(projectReferences && { projectReferences }),
  });
  const wrong = program.getSourceFile(file);
  const said = [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(wrong)];
  return [...new Set(said.map(({ code: number }) => number))];
}

const noSuchName = 2591;
const noSuchConsole = 2584;
const unknownTimer = 2304;
const notOfThisProject = 6307;

describe('the walls between the rooms are held by the compiler', () => {
  test('a right import passes, so what follows is not said of everything', () => {
    const code = `import type { CaseInput } from '#contracts/cases.js';\nexport type Right = CaseInput;\n`;
    expect(complaints('workflows', code)).toEqual([]);
  });

  test('a workflow sees no process, no console and no timer of the machine', () => {
    expect(complaints('workflows', 'export const from = process.env;\n')).toEqual([noSuchName]);
    expect(complaints('workflows', `console.log('x');\nexport {};\n`)).toEqual([noSuchConsole]);
    const timer = 'setTimeout(() => undefined, 1);\nexport {};\n';
    expect(complaints('workflows', timer)).toEqual([unknownTimer]);
  });

  test('a workflow reaches no activity, not even for a type', () => {
    const code = `import type { Work } from '#activities/work.js';\nexport type Wrong = Work;\n`;
    expect(complaints('workflows', code)).toContain(notOfThisProject);
  });

  test('the domain knows no contract', () => {
    const code = `import type { CaseInput } from '#contracts/cases.js';\nexport type Wrong = CaseInput;\n`;
    expect(complaints('libs/domain', code)).toContain(notOfThisProject);
  });
});
