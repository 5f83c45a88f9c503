/** The disk is full or the quota used up; or the database only reads, which is how it is kept answering on a full disk. */
const codes = ['53100', '25006', 'ENOSPC', 'EDQUOT'];

/** Whether PostgreSQL or the file system refused because nothing can be written at the moment. */
export function refusedForSpace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return codes.includes(String(error.code));
}

/** Something that is noted down beside a reading: while nothing can be written, reading goes on without it. */
export async function noteIfRoom(note: Promise<unknown>): Promise<void> {
  try {
    await note;
  } catch (error) {
    if (!refusedForSpace(error)) throw error;
  }
}
