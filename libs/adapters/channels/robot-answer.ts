import { z } from 'zod';
import { plainAnswer, type ChannelAnswer } from './channel.port.js';
import type { Reply } from './post-once.js';

const robotAnswer = z.object({ errcode: z.number(), errmsg: z.string().optional() });

/** Both messengers answer 200 to everything; only `errcode` 0 means that the message stands there. */
export function robotAnswerOf(
  reply: Reply,
  tooFast: Readonly<Record<number, number>>,
): ChannelAnswer {
  let content: unknown = null;
  try {
    content = JSON.parse(reply.text);
  } catch {
    content = null;
  }
  const { data } = robotAnswer.safeParse(content);
  if (!data) return { outcome: 'LATER', answer: plainAnswer(`no errcode: ${reply.text}`) };
  const answer = plainAnswer(`errcode ${data.errcode} ${data.errmsg ?? ''}`);
  if (data.errcode === 0) return { outcome: 'DELIVERED', answer };
  const pauseMs = tooFast[data.errcode];
  return { outcome: 'LATER', answer, ...(pauseMs === undefined ? {} : { pauseMs }) };
}
