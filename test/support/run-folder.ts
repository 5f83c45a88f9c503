/** Where this run's services keep their data; `npm test` names it, and sweeps it when a run was killed. */
export function runFolder(): string {
  const folder = process.env['TONGCHOU_TEST_FOLDER'];
  if (folder) return folder;
  throw new Error('Start the tests with `npm test`: it prepares the folder for their services.');
}
