import { createHmac } from 'node:crypto';
import type { Channel, ChannelAnswer, OutsideNotice } from './channel.port.js';
import { countsOf, headOf, markdownOf } from './outside-text.js';
import { PostOnce } from './post-once.js';
import { robotAnswerOf } from './robot-answer.js';

export interface DingtalkSettings {
  readonly id: string;
  /** With its access token. */
  readonly url: string;
  /** The robot's signing secret (加签). */
  readonly secret: string;
  readonly perMinute: number;
}

const mostBytes = 15_000;
/** 130101: more than 20 in a minute; the robot is then shut out for ten minutes. */
const tooFast = { 130_101: 600_000 };

/** A group robot of DingTalk (钉钉), signed. */
export class DingtalkRobot implements Channel {
  readonly kind = 'DINGTALK';
  readonly #http = new PostOnce();

  constructor(private readonly settings: DingtalkSettings) {}

  get id(): string {
    return this.settings.id;
  }

  get perMinute(): number {
    return this.settings.perMinute;
  }

  async send(notices: readonly OutsideNotice[]): Promise<ChannelAnswer> {
    const [first] = notices;
    if (!first) return { outcome: 'REFUSED', answer: 'nothing to send' };
    const title = notices.length === 1 ? headOf(first) : `统筹：${countsOf(notices)}`;
    const body = JSON.stringify({
      msgtype: 'markdown',
      markdown: { title, text: markdownOf(notices, mostBytes) },
    });
    const reply = await this.#http.post(this.#signed(Date.now()), body);
    return reply.outcome === 'REPLY' ? robotAnswerOf(reply, tooFast) : reply;
  }

  async close(): Promise<void> {
    await this.#http.close();
  }

  #signed(timestamp: number): URL {
    const { url, secret } = this.settings;
    const signed = new URL(url);
    signed.searchParams.set('timestamp', String(timestamp));
    signed.searchParams.set(
      'sign',
      createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'),
    );
    return signed;
  }
}
