/** What is there only once a test has started it, for those who name it before. */
export const late = <Started extends object>(started: () => Started | undefined): Started =>
  new Proxy({} as Started, {
    get: (_, name) => {
      const found = started();
      if (!found) throw new Error(`${String(name)} is asked before it has started`);
      return Reflect.get(found, name);
    },
  });
