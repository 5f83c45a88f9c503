interface Work {
  readonly default: (handed: unknown) => unknown;
}

let loaded: Promise<Work> | undefined;

/**
 * What the pool loads, by path and with `require`. Of an ES module that would be a load in one go, and Node ends the
 * whole process when the thread is stopped within it; so the module named in the first argument is imported from here.
 */
export = async (handed: unknown): Promise<unknown> => {
  loaded ??= import(process.argv[2] ?? '') as Promise<Work>;
  return (await loaded).default(handed);
};
