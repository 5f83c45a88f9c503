const kib = 1024;

/** A file's size as people read it: KB up to a thousand of them, then MB with one decimal. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000 * kib
    ? `${Math.max(1, Math.round(bytes / kib))} KB`
    : `${(bytes / kib / kib).toFixed(1)} MB`;
