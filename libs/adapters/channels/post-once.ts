import { Agent, request } from 'undici';
import { plainAnswer, type ChannelAnswer } from './channel.port.js';

const timeoutMs = 10_000;
const mostAnswerBytes = 64 * 1_024;
const defaultPauseMs = 60_000;
const longestPauseMs = 3_600_000;

export interface Reply {
  readonly outcome: 'REPLY';
  readonly status: number;
  readonly text: string;
}

function pauseOf(header: string | string[] | undefined): number {
  const seconds = Number(Array.isArray(header) ? header[0] : header);
  const ms = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : defaultPauseMs;
  return Math.min(ms, longestPauseMs);
}

const code = (error: unknown): string => {
  if (!(error instanceof Error)) return 'failed';
  const own = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return error.cause instanceof Error ? `${own} ${code(error.cause)}` : own;
};

/** Posts JSON to one configured address, once, and follows no redirect: nowhere else is called. */
export class PostOnce {
  readonly #agent = new Agent({
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connections: 2,
    pipelining: 0,
    maxResponseSize: mostAnswerBytes,
  });

  async post(
    url: URL,
    body: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply | ChannelAnswer> {
    try {
      const response = await request(url, {
        method: 'POST',
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
      });
      const { statusCode: status } = response;
      const text = await response.body.text();
      const answer = plainAnswer(`HTTP ${status} ${text}`);
      if (status === 410) return { outcome: 'GONE', answer };
      if (status === 429) {
        return { outcome: 'LATER', answer, pauseMs: pauseOf(response.headers['retry-after']) };
      }
      if (status >= 300 && status < 400) {
        return { outcome: 'LATER', answer: `HTTP ${status}: a redirect is not followed` };
      }
      if (status < 200 || status > 299) return { outcome: 'LATER', answer };
      return { outcome: 'REPLY', status, text };
    } catch (error) {
      // The message of an error may quote the address, which holds the robot's key.
      return { outcome: 'LATER', answer: plainAnswer(`no answer: ${code(error)}`) };
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}
