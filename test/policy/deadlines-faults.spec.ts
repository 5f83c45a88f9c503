import { inspectPack } from '#policy/inspect-pack.js';
import { withCopy, type Change } from './support/copied-pack.js';

const inspect = (city: string, change: Change): string =>
  withCopy(city, [change], (folder) =>
    inspectPack({ id: city, folder, label: city }).faults.map(({ message }) => message),
  ).join('\n');

describe('a fault of a deadline is named by file, line and clause', () => {
  test.each`
    city        | given                             | file                | from                                        | to                                            | says
    ${'handan'} | ${'a day the parameter denies'}   | ${'deadlines.yaml'} | ${'day: parameter.p25.quarterlySummaryDue'} | ${'day: 6'}                                   | ${/parameters\.yaml:\d+ \(HD-10\.d\).*is 5, deadlines\.yaml says 6/}
    ${'lishui'} | ${'a day of the month it denies'} | ${'deadlines.yaml'} | ${'day: parameter.p14.payDue'}              | ${'day: 24'}                                  | ${/parameters\.yaml:\d+ \(LS-10\.d\).*is 25, deadlines\.yaml says 24/}
    ${'handan'} | ${'an end before the beginning'}  | ${'deadlines.yaml'} | ${"from: '2021-01-11'"}                     | ${"from: '2021-01-11'\n    to: '2021-01-01'"} | ${/deadlines\.yaml:\d+ \(HD-9\.c\).*ends before it begins/}
    ${'handan'} | ${'dated and undated at once'}    | ${'deadlines.yaml'} | ${'clause: HD-13.3'}                        | ${'clause: HD-10.c'}                          | ${/deadlines\.yaml:\d+ \(HD-10\.c\).*dated and undated/}
    ${'handan'} | ${'a question nobody asked'}      | ${'deadlines.yaml'} | ${'question: OQ-26'}                        | ${'question: OQ-99'}                          | ${/deadlines\.yaml:\d+ \(HD-22\).*has no OQ-99/}
    ${'handan'} | ${'a quarter that is none'}       | ${'deadlines.yaml'} | ${'quarters: [2, 3, 4]'}                    | ${'quarters: [2, 3, 5]'}                      | ${/deadlines\.yaml:\d+ \(HD-10\.f\)/}
    ${'jilin'}  | ${'a date that does not exist'}   | ${'deadlines.yaml'} | ${"on: '2025-12-31'"}                       | ${"on: '2025-02-30'"}                         | ${/deadlines\.yaml:\d+ \(JL-1\.3\)/}
  `('$given', ({ city, file, from, to, says }: Change & { city: string; says: RegExp }) => {
    expect(inspect(city, { file, from, to })).toMatch(says);
  });
});
