/** Only back to a page of ours: a foreign address in the link is not followed. */
export const ownPage = (back: string | undefined): string =>
  back !== undefined && /^\/(?![/\\])/.test(back) ? back : '/';
