const PREFIX = 'tongchou.kept';

/** Beside the person the place: two instances may be called by one name, on two ports or after one another. */
const placeOf = (username: string): string => `${PREFIX}/${window.location.host}/${username}/`;

/** A browser may refuse to keep anything at all; then nothing is kept, and nothing breaks. */
function tried<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** What somebody wrote and did not submit. */
export function readKept(username: string, name: string): object | null {
  return tried(() => {
    const text = localStorage.getItem(placeOf(username) + name);
    return text === null ? null : (JSON.parse(text) as object);
  }, null);
}

export function writeKept(username: string, name: string, kept: unknown): void {
  tried(() => localStorage.setItem(placeOf(username) + name, JSON.stringify(kept)), undefined);
}

export function dropKept(username: string, name: string): void {
  tried(() => localStorage.removeItem(placeOf(username) + name), undefined);
}

function dropWhere(goes: (key: string) => boolean): void {
  tried(() => {
    for (const key of Object.keys(localStorage)) if (goes(key)) localStorage.removeItem(key);
  }, undefined);
}

/** Everything that anybody wrote in this browser. */
export function dropAllKept(): void {
  dropWhere((key) => key.startsWith(PREFIX));
  tried(() => sessionStorage.clear(), undefined);
}

/** What others than this person wrote in this browser. */
export function dropKeptOfOthers(username: string): void {
  dropWhere((key) => key.startsWith(PREFIX) && !key.startsWith(placeOf(username)));
}
