import { createHmac } from 'node:crypto';
import { endOf } from '#domain/time/instant.js';
import { day } from '#domain/time/day.js';
import type { OutsideNotice } from '#adapters/channels/channel.port.js';
import { DingtalkRobot } from '#adapters/channels/dingtalk-robot.js';
import { MailChannel } from '#adapters/channels/mail-channel.js';
import { headOf, markdownOf } from '#adapters/channels/outside-text.js';
import { StandardWebhook } from '#adapters/channels/standard-webhook.js';
import { WecomRobot } from '#adapters/channels/wecom-robot.js';
import { MailCatcher, Receiver } from './support/outside-ears.js';

const notice: OutsideNotice = {
  id: '6f1f4ab0-0000-4000-8000-000000000001',
  kind: 'URGE',
  what: '编报用款计划',
  unit: '331102',
  unitName: '莲都区',
  office: '331102.HEALTHCARE_SECURITY',
  officeName: '莲都区医保局',
  dueAt: endOf(day('2022-09-25')),
  at: endOf(day('2022-09-20')),
  link: 'https://tongchou.example/tasks/1',
  emails: [],
  settled: [],
};
const many = (count: number): OutsideNotice[] =>
  Array.from({ length: count }, (_, index) => ({ ...notice, id: `${notice.id}-${index}` }));
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
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

describe('钉钉 › the robot of DingTalk', () => {
  const robot = (): DingtalkRobot =>
    new DingtalkRobot({
      id: 'ding',
      url: `${receiver.url}/robot/send?access_token=abc`,
      secret: 'SEC12345678',
      perMinute: 20,
    });

  test('is told what, which unit, until when and where, signed as its secret says', async () => {
    await expect(robot().send([notice])).resolves.toMatchObject({ outcome: 'DELIVERED' });
    const [call] = receiver.heard;
    const timestamp = call?.query.get('timestamp') ?? '';
    const sign = createHmac('sha256', 'SEC12345678').update(`${timestamp}\nSEC12345678`);
    expect(call?.query.get('sign')).toBe(sign.digest('base64'));
    expect(Math.abs(Date.now() - Number(timestamp))).toBeLessThan(60_000);
    expect(call?.query.get('access_token')).toBe('abc');
    const { msgtype, markdown } = JSON.parse(call?.body ?? '') as {
      msgtype: string;
      markdown: { title: string; text: string };
    };
    expect(msgtype).toBe('markdown');
    expect(markdown.title).toBe('催办：编报用款计划');
    expect(markdown.text).toContain('单位：莲都区');
    expect(markdown.text).toContain('期限：2022-09-25 24:00');
    expect(markdown.text).toContain('(https://tongchou.example/tasks/1)');
  });

  test('has failed when it answers 200 with an errcode, and rests ten minutes when it was too much', async () => {
    receiver.answer = () => ({ status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' });
    await expect(robot().send([notice])).resolves.toEqual({
      outcome: 'LATER',
      answer: 'errcode 310000 sign not match',
    });
    receiver.answer = () => ({ status: 200, body: '{"errcode":130101,"errmsg":"too fast"}' });
    await expect(robot().send([notice])).resolves.toMatchObject({ pauseMs: 600_000 });
    receiver.answer = () => ({ status: 200, body: '<html>hello</html>' });
    await expect(robot().send([notice])).resolves.toMatchObject({ outcome: 'LATER' });
  });
});

describe('企业微信 › the robot of WeCom', () => {
  test('gets at most 2,048 bytes, and says how many did not fit', async () => {
    const robot = new WecomRobot({ id: 'wecom', url: `${receiver.url}/send?key=k`, perMinute: 20 });
    await robot.send(many(150));
    const { markdown } = JSON.parse(receiver.heard[0]?.body ?? '') as {
      markdown: { content: string };
    };
    expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(2_048);
    expect(markdown.content).toContain('催办 150 件');
    const shown = markdown.content.match(/^- /gm)?.length ?? 0;
    expect(markdown.content).toContain(`另有 ${150 - shown} 件`);
  });

  test('takes a digest that fits whole', () => {
    expect(markdownOf(many(3), 2_048).match(/^- /gm)).toHaveLength(3);
    expect(markdownOf(many(3), 2_048)).not.toContain('另有');
  });
});

describe('Standard Webhooks › any other program', () => {
  const hook = (secrets = [secret]): StandardWebhook =>
    new StandardWebhook({ id: 'hook', url: `${receiver.url}/in`, secrets, perMinute: null });

  test('can check id, time and content by the signature', async () => {
    await expect(hook().send([notice])).resolves.toMatchObject({ outcome: 'DELIVERED' });
    const { headers, body = '' } = receiver.heard[0] ?? {};
    const id = String(headers?.['webhook-id']);
    const at = String(headers?.['webhook-timestamp']);
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const right = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
    expect(headers?.['webhook-signature']).toBe(`v1,${right}`);
    expect(id).toBe(`msg_${notice.id}`);
    expect(JSON.parse(body)).toMatchObject({
      type: 'notice',
      data: {
        kind: 'URGE',
        title: '催办：编报用款计划',
        unit: '331102',
        dueAt: '2022-09-26T00:00:00+08:00',
      },
    });
  });

  test('sees two signatures while the secret changes, and the same id however often it is sent', async () => {
    const next = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    await hook([secret, next]).send([notice]);
    await hook([secret, next]).send([notice]);
    const [first, second] = receiver.heard;
    expect(String(first?.headers['webhook-signature']).split(' ')).toHaveLength(2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  });

  test('ends with 410, waits with 429, is tried again with 500, and leads nowhere else', async () => {
    const answers = [
      { status: 410 },
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 500, body: 'oops' },
      { status: 302, headers: { location: `${receiver.url}/elsewhere` } },
    ];
    receiver.answer = (_, nth) => answers[nth - 1] ?? { status: 200 };
    await expect(hook().send([notice])).resolves.toMatchObject({ outcome: 'GONE' });
    await expect(hook().send([notice])).resolves.toMatchObject({
      outcome: 'LATER',
      pauseMs: 7_000,
    });
    await expect(hook().send([notice])).resolves.toMatchObject({ answer: 'HTTP 500 oops' });
    await expect(hook().send([notice])).resolves.toMatchObject({ outcome: 'LATER' });
    expect(receiver.heard.map(({ path }) => path)).toEqual(['/in', '/in', '/in', '/in']);
  });

  test('that does not answer at all is tried again, and its address is not told', async () => {
    const gone = new StandardWebhook({
      id: 'hook',
      url: 'http://127.0.0.1:1/in?key=very-secret',
      secrets: [secret],
      perMinute: null,
    });
    const answer = await gone.send([notice]);
    expect(answer.outcome).toBe('LATER');
    expect(answer.answer).not.toContain('very-secret');
  });
});

describe('邮件 › mail', () => {
  const mail = (to: Record<string, string>): MailChannel =>
    new MailChannel({ id: 'mail', url: catcher.url, from: 'tongchou@city.example', to });

  test('goes to the people of the desk, else to the office, its unit, or everybody’s address', async () => {
    const channel = mail({ '331102': 'liandu@city.example', '*': 'all@city.example' });
    await expect(channel.send([notice])).resolves.toMatchObject({ outcome: 'SENT' });
    await channel.send([{ ...notice, office: '331121.FINANCE' }]);
    await channel.send([{ ...notice, emails: ['a@city.example', 'b@city.example'] }]);
    expect(catcher.mails.map(({ to }) => to)).toEqual([
      ['liandu@city.example'],
      ['all@city.example'],
      ['a@city.example', 'b@city.example'],
    ]);
    const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(catcher.mails[0]?.raw ?? '')?.[1] ?? '';
    const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/gi)].map(([, part = '']) => part);
    expect(Buffer.concat(words.map((part) => Buffer.from(part, 'base64'))).toString()).toBe(
      '【统筹】催办：编报用款计划',
    );
    await channel.close();
  });

  test('without an address is refused in words, and a relay’s no is told from its not now', async () => {
    const nobody = mail({});
    await expect(nobody.send([notice])).resolves.toEqual({
      outcome: 'REFUSED',
      answer: 'no mail address for 331102.HEALTHCARE_SECURITY',
    });
    const channel = mail({ '*': 'all@city.example' });
    catcher.refuse = 451;
    await expect(channel.send([notice])).resolves.toMatchObject({
      outcome: 'LATER',
      answer: 'SMTP 451',
    });
    catcher.refuse = 550;
    await expect(channel.send([notice])).resolves.toMatchObject({ outcome: 'REFUSED' });
    await Promise.all([nobody.close(), channel.close()]);
  });
});

describe('邮件 › each address by itself', () => {
  const own = (address: string, outcome: string) => ({ address, own: true, outcome });
  const all = ['a@city.example', 'b@city.example', 'c@city.example'];
  const channel = (): MailChannel =>
    new MailChannel({ id: 'mail', url: catcher.url, from: 'tongchou@city.example', to: {} });

  test('one refused, one not now, one taken: each is told by its own answer', async () => {
    catcher.refuseAt = new Map([
      ['a@city.example', 550],
      ['b@city.example', 451],
    ]);
    const mail = channel();
    const answer = await mail.send([{ ...notice, emails: all }]);
    expect(answer).toMatchObject({
      outcome: 'LATER',
      addresses: [
        { ...own('a@city.example', 'REFUSED'), answer: 'SMTP 550' },
        { ...own('b@city.example', 'LATER'), answer: 'SMTP 451' },
        own('c@city.example', 'SENT'),
      ],
    });
    catcher.refuseAt = new Map();
    const settled = ['a@city.example', 'c@city.example'];
    await expect(mail.send([{ ...notice, emails: all, settled }])).resolves.toMatchObject({
      outcome: 'SENT',
      addresses: [own('b@city.example', 'SENT')],
    });
    expect(catcher.mails.map(({ to }) => to)).toEqual([['c@city.example'], ['b@city.example']]);
    await mail.close();
  });

  test('one refused of two is no success, and a whole refusal is one', async () => {
    const mail = channel();
    catcher.refuseAt = new Map([['a@city.example', 553]]);
    const two = { ...notice, emails: all.slice(0, 2) };
    await expect(mail.send([two])).resolves.toMatchObject({ outcome: 'PARTIAL' });
    catcher.refuse = 550;
    await expect(mail.send([two])).resolves.toMatchObject({
      outcome: 'REFUSED',
      addresses: [own('a@city.example', 'REFUSED'), own('b@city.example', 'REFUSED')],
    });
    await mail.close();
  });
});

describe('what leaves the house', () => {
  test('holds no amount, even when a title does', () => {
    for (const what of ['补拨 1,234.50 元', '差额 0.01', '拨付3万元', '缴 ¥500']) {
      expect(headOf({ ...notice, what })).toBe('催办');
    }
    expect(headOf({ ...notice, what: '拨付2022-10月度资金' })).toBe('催办：拨付2022-10月度资金');
  });
});
