/** What a page says about an open question of the law. */
export interface ReadingWords {
  readonly question: string;
  /** The city's choice; null: none, the matter waits. */
  readonly chosen: string | null;
  readonly alternative: (code: string) => string;
}
