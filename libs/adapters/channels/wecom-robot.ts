import type { Channel, ChannelAnswer, OutsideNotice } from './channel.port.js';
import { markdownOf } from './outside-text.js';
import { PostOnce } from './post-once.js';
import { robotAnswerOf } from './robot-answer.js';

export interface WecomSettings {
  readonly id: string;
  /** With its key, which is all that protects it. */
  readonly url: string;
  readonly perMinute: number;
}

const mostBytes = 2_048;
/** 45009: more than 20 in a minute. */
const tooFast = { 45009: 60_000 };

/** A group robot of WeCom (企业微信, 政务微信). */
export class WecomRobot implements Channel {
  readonly kind = 'WECOM';
  readonly #http = new PostOnce();

  constructor(private readonly settings: WecomSettings) {}

  get id(): string {
    return this.settings.id;
  }

  get perMinute(): number {
    return this.settings.perMinute;
  }

  async send(notices: readonly OutsideNotice[]): Promise<ChannelAnswer> {
    const content = markdownOf(notices, mostBytes);
    const body = JSON.stringify({ msgtype: 'markdown', markdown: { content } });
    const reply = await this.#http.post(new URL(this.settings.url), body);
    return reply.outcome === 'REPLY' ? robotAnswerOf(reply, tooFast) : reply;
  }

  async close(): Promise<void> {
    await this.#http.close();
  }
}
