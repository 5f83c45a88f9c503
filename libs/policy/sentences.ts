/**
 * The sentences of a document's text, in order: what ends in 。 or ； inside one line, and the rest
 * of a line. A closing quote belongs to the sentence it closes. Clauses point by these numbers.
 */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => line.match(/[^。；]*[。；]+[”’」』）)]*|[^。；]+$/gu) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
