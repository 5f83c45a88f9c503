/** What a page hears of changes, as text; whoever listens waits for a word, never for a time. */
export class LiveStream {
  heard = '';
  private readonly reader: ReadableStreamDefaultReader<string> | undefined;

  constructor(answer: Response) {
    this.reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Reads on until a word has been heard. */
  async until(word: string): Promise<void> {
    while (!this.heard.includes(word)) {
      const part = await this.reader?.read();
      if (part?.value === undefined) throw new Error(`it ended without ${word}: ${this.heard}`);
      this.heard += part.value;
    }
  }

  async end(): Promise<void> {
    await this.reader?.cancel();
  }
}
