import { createHash } from 'node:crypto';
import type { Channel, ChannelKind } from './channel.port.js';
import { channelSettings, type ChannelSetting } from './channel-settings.js';
import { DingtalkRobot } from './dingtalk-robot.js';
import { MailChannel } from './mail-channel.js';
import { StandardWebhook } from './standard-webhook.js';
import { WecomRobot } from './wecom-robot.js';

/** What may be told of a configured channel: whom it serves, and whether it changed. */
export interface ServedChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly fingerprint: string;
  readonly offices: readonly string[];
  readonly kinds: readonly string[];
  readonly channel: Channel;
}

function channelOf(setting: ChannelSetting): Channel {
  switch (setting.kind) {
    case 'MAIL':
      return new MailChannel(setting);
    case 'DINGTALK':
      return new DingtalkRobot(setting);
    case 'WECOM':
      return new WecomRobot(setting);
    case 'WEBHOOK':
      return new StandardWebhook(setting);
  }
}

/** The channels of this instance; none is a complete instance too. */
export function channelsFromEnv(
  env: Readonly<Record<string, string | undefined>>,
): ServedChannel[] {
  return channelSettings(env).map((setting) => ({
    id: setting.id,
    kind: setting.kind,
    fingerprint: createHash('sha256').update(JSON.stringify(setting)).digest('hex').slice(0, 8),
    offices: setting.offices,
    kinds: setting.kinds,
    channel: channelOf(setting),
  }));
}
