/**
 * Packages that may be in the workflow bundle. Each costs memory per cached workflow: zod alone
 * would cost half a megabyte, so it is none of them.
 */
const allowed = new Set(['decimal.js', 'long', 'ms', 'nexus-rpc', 'seedrandom']);

const moduleId = /^\/\*{3}\/ "[^"]*node_modules\/((?:@[^/"]+\/)?[^/"]+)\//gm;

/** Packages found in a bundle that do not belong there. */
export function strangersIn(code: string): string[] {
  const found = new Set<string>();
  for (const [, name = ''] of code.matchAll(moduleId)) {
    if (!name.startsWith('@temporalio/') && !allowed.has(name)) found.add(name);
  }
  return [...found].sort();
}
