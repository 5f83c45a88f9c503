/** Where a person is reached: at their desks, and as one of the whole office. */
export const addressesOf = (desks: readonly string[]): string[] => [
  ...new Set(desks.flatMap((desk) => [desk, desk.split('.').slice(0, 2).join('.')])),
];
