import { readFileSync } from 'node:fs';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { PolicyFault } from './policy-fault.js';

/** No pack file comes near this; a larger one is a mistake. */
const MOST_BYTES = 1_000_000;

type Path = readonly PropertyKey[];

function lineOf(document: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function clauseOf(document: Document, path: Path): string | null {
  for (let length = path.length; length >= 0; length -= 1) {
    for (const key of ['clause', 'id']) {
      const found: unknown = document.getIn([...path.slice(0, length), key]);
      if (typeof found === 'string') return found;
    }
  }
  return null;
}

/**
 * Reads one file of rule data strictly: YAML 1.2 core (no timestamps, no `yes`), no aliases, no
 * key twice, nothing the schema does not know.
 */
export function readYaml<T>(file: string, name: string, schema: z.ZodType<T>): T {
  const text = readFileSync(file, 'utf8');
  if (text.length > MOST_BYTES) {
    throw new PolicyFault({ file: name, line: null, clause: null }, 'the file is too large');
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, lineCounter: lines });
  const [broken] = [...document.errors, ...document.warnings];
  if (broken) {
    const line = broken.linePos?.[0].line ?? null;
    throw new PolicyFault({ file: name, line, clause: null }, broken.message.split('\n')[0] ?? '');
  }
  const read = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (read.success) return deepFreeze(read.data);
  const [issue] = read.error.issues;
  const path = issue?.path ?? [];
  throw new PolicyFault(
    { file: name, line: lineOf(document, lines, path), clause: clauseOf(document, path) },
    `${path.join('.') || 'file'}: ${issue?.message ?? 'not as expected'}`,
  );
}

/** Rule data is handed to many; nobody may change it for the others. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
