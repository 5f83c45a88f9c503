import * as fs from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { textOfFile, UnreadableFile } from '#domain/text/text-of-file.js';

const messengerPerMinute = 20;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** In the clear only on this machine, or where somebody says that the network is closed. */
const reachable = ({ url, plain }: { readonly url: string; readonly plain: boolean }): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && (plain || loopback.has(hostname)));
};
const notInTheClear = {
  message:
    '须为 https 地址（内网明文须写 "plain": true）/ an https address, or "plain": true in a closed network',
  path: ['url'],
};

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a short name such as ding-city');
const served = {
  id,
  offices: z
    .array(z.string().regex(/^\d{6}(\.[A-Z_]+)?$/))
    .max(500)
    .default([]),
  kinds: z
    .array(z.string().regex(/^[A-Z]+(_[A-Z]+)*$/))
    .max(100)
    .default([]),
};
const overHttp = { ...served, url: z.url(), plain: z.boolean().default(false) };
const perMinute = z.int().min(1).max(messengerPerMinute).default(messengerPerMinute);
const whsec = z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'whsec_ and base64');

const setting = z.discriminatedUnion('kind', [
  z.strictObject({
    ...served,
    kind: z.literal('MAIL'),
    url: z.string().regex(/^smtps?:\/\/./, 'smtp:// or smtps://'),
    from: z.string().min(3).max(254),
    to: z.record(z.string().regex(/^(\*|\d{6}(\.[A-Z_]+)?)$/), z.email()).default({}),
  }),
  z
    .strictObject({
      ...overHttp,
      kind: z.literal('DINGTALK'),
      secret: z.string().min(8),
      perMinute,
    })
    .refine(reachable, notInTheClear),
  z
    .strictObject({ ...overHttp, kind: z.literal('WECOM'), perMinute })
    .refine(reachable, notInTheClear),
  z
    .strictObject({
      ...overHttp,
      kind: z.literal('WEBHOOK'),
      secrets: z.array(whsec).min(1).max(2),
      perMinute: z.int().min(1).max(6_000).nullable().default(null),
    })
    .refine(reachable, notInTheClear),
]);
/** One configured channel. */
export type ChannelSetting = z.infer<typeof setting>;
const settings = z
  .array(setting)
  .max(50)
  .refine(
    (all) => new Set(all.map(({ id }) => id)).size === all.length,
    'two channels with one id',
  );

type Environment = Readonly<Record<string, string | undefined>>;

/** A channel's configuration cannot be read; the message names the place and shows no value. */
export class ChannelsMisconfigured extends Error {}

function read(text: string, place: string): ChannelSetting[] {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ChannelsMisconfigured(`${place} 不是 JSON · ${place} is no JSON`);
  }
  const { data, error } = settings.safeParse(content);
  if (data) return data;
  const [issue] = error.issues;
  const where = `${place}/${issue?.path.join('/') ?? ''}`;
  throw new ChannelsMisconfigured(
    `通知渠道配置有误 · wrong channel: ${where}: ${issue?.message ?? ''}`,
  );
}

function fileText(file: string): string {
  try {
    return textOfFile(file, fs);
  } catch (error) {
    if (error instanceof UnreadableFile) throw new ChannelsMisconfigured(error.message);
    throw error;
  }
}

/** `TONGCHOU_MAIL_TO` is one address for everybody, or JSON by office. */
function mailTo(text: string | undefined): unknown {
  if (text === undefined || text === '') return {};
  if (!text.trimStart().startsWith('{')) return { '*': text };
  try {
    return JSON.parse(text);
  } catch {
    throw new ChannelsMisconfigured('TONGCHOU_MAIL_TO 不是 JSON · TONGCHOU_MAIL_TO is no JSON');
  }
}

/**
 * The channels that are configured: `TONGCHOU_CHANNELS` (JSON), else `channels.json` in the data
 * folder or at `TONGCHOU_CHANNELS_FILE`; and mail by `TONGCHOU_SMTP_URL` alone.
 */
export function channelSettings(env: Environment): readonly ChannelSetting[] {
  const data = env['TONGCHOU_DATA'];
  const file = env['TONGCHOU_CHANNELS_FILE'] || (data ? join(data, 'channels.json') : undefined);
  const inline = env['TONGCHOU_CHANNELS'];
  const listed = inline
    ? read(inline, 'TONGCHOU_CHANNELS')
    : file !== undefined && (env['TONGCHOU_CHANNELS_FILE'] || fs.existsSync(file))
      ? read(fileText(file), 'channels.json')
      : [];
  const url = env['TONGCHOU_SMTP_URL'];
  if (!url) return listed;
  const from = env['TONGCHOU_MAIL_FROM'] ?? '';
  const mail = { id: 'mail', kind: 'MAIL', url, from, to: mailTo(env['TONGCHOU_MAIL_TO']) };
  return read(JSON.stringify([...listed, mail]), 'TONGCHOU_SMTP_URL');
}
