/* Bodies as text: made of many values faster than a program would write them. */

export const list = (element: string, count: number): string =>
  `[${`${element},`.repeat(count - 1)}${element}]`;
export const keys = (count: number): string =>
  `{${Array.from({ length: count }, (_, at) => `"k${at}":1`).join()}}`;
