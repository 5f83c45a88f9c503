/** The inbox's filters as they stand in the address. */
export interface InboxSearch {
  readonly box?: string | undefined;
  readonly q?: string | undefined;
  readonly process?: string | undefined;
  readonly county?: string | undefined;
  readonly fund?: string | undefined;
  readonly state?: string | undefined;
  readonly due?: string | undefined;
  readonly cursor?: string | undefined;
  readonly page?: string | undefined;
}

let last: InboxSearch = { box: 'todo' };

/** The way back from a task leads to the list it was opened from. */
export const rememberInbox = (search: InboxSearch): void => {
  last = search;
};
export const lastInbox = (): InboxSearch => last;
