import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { channelSettings } from '#adapters/channels/channel-settings.js';
import { channelsFromEnv } from '#adapters/channels/channels.js';
import { picture, savedAs } from '../support/saved-as.js';
import { MailCatcher, Receiver } from './support/outside-ears.js';

let receiver: Receiver;
let catcher: MailCatcher;

beforeEach(async () => {
  receiver = await Receiver.start();
  catcher = await MailCatcher.start();
});
afterEach(async () => {
  await receiver.stop();
  await catcher.stop();
});

describe('the configuration', () => {
  const ding = {
    id: 'ding',
    kind: 'DINGTALK',
    url: 'https://oapi.example/x',
    secret: 'SEC12345678',
  };

  test('may be absent: then there is no channel', () => {
    expect(channelsFromEnv({})).toEqual([]);
  });

  test('takes mail from the environment beside the list', () => {
    const settings = channelSettings({
      TONGCHOU_CHANNELS: JSON.stringify([ding]),
      TONGCHOU_SMTP_URL: 'smtp://127.0.0.1:25',
      TONGCHOU_MAIL_FROM: 'tongchou@city.example',
      TONGCHOU_MAIL_TO: 'office@city.example',
    });
    expect(settings.map(({ kind }) => kind)).toEqual(['DINGTALK', 'MAIL']);
    expect(settings[1]).toMatchObject({ to: { '*': 'office@city.example' } });
  });

  test('is refused with the place and without the secret when it is wrong', () => {
    const of = (change: object) => () =>
      channelSettings({ TONGCHOU_CHANNELS: JSON.stringify([{ ...ding, ...change }]) });
    expect(of({ url: 'http://oapi.example/x?access_token=abc' })).toThrow(/0\/url/);
    expect(of({ perMinute: 200 })).toThrow(/0\/perMinute/);
    expect(of({ kind: 'FAX' })).toThrow(/wrong channel/);
    expect(of({ surprise: 'SEC' })).not.toThrow(/SEC12345678/);
    expect(() => channelSettings({ TONGCHOU_CHANNELS: JSON.stringify([ding, ding]) })).toThrow(
      /two channels/,
    );
    expect(() => channelSettings({ TONGCHOU_CHANNELS: '{' })).toThrow(/JSON/);
  });
});

describe('channels.json › saved by any program', () => {
  const list = JSON.stringify([
    { id: 'post', kind: 'MAIL', url: 'smtp://127.0.0.1:1', from: '统筹 <tc@example.com>' },
  ]);
  const withFile = (content: string | Buffer, use: (file: string) => void): void => {
    const folder = mkdtempSync(join(tmpdir(), 'channels-'));
    try {
      writeFileSync(join(folder, 'channels.json'), content);
      use(join(folder, 'channels.json'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test.each(Object.entries(savedAs))('%s is read', (_form, save) => {
    withFile(save(list), (file) => {
      expect(channelSettings({ TONGCHOU_CHANNELS_FILE: file })).toMatchObject([
        { id: 'post', from: '统筹 <tc@example.com>' },
      ]);
    });
    expect(channelSettings({ TONGCHOU_CHANNELS: `\uFEFF${list}` })).toHaveLength(1);
  });

  test('a picture, a folder or a named file that is not there is said in one line', () => {
    withFile(picture, (file) => {
      const refused = (named: string): (() => unknown) => {
        return () => channelSettings({ TONGCHOU_CHANNELS_FILE: named });
      };
      expect(refused(file)).toThrow(/不是文本文件/);
      expect(refused(dirname(file))).toThrow(/这是文件夹/);
      expect(refused(`${file}.old`)).toThrow(/没有这个文件/);
      expect(channelSettings({ TONGCHOU_DATA: join(dirname(file), 'none') })).toEqual([]);
    });
    const mail = { TONGCHOU_SMTP_URL: 'smtp://127.0.0.1:1', TONGCHOU_MAIL_FROM: 'a@example.com' };
    expect(() => channelSettings({ ...mail, TONGCHOU_MAIL_TO: '{' })).toThrow(/TONGCHOU_MAIL_TO/);
  });
});
