import { Outside, signed, startOutside } from './outside.js';

describe('模拟系统 the calls of the contract', () => {
  let outside: Outside;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    ({ outside, stop } = await startOutside());
  });
  afterEach(async () => stop());

  const deposit = (changes: object = {}): object => ({
    system: 'bank',
    to: '9001',
    amount: '123.45',
    valueDate: '2022-09-30',
    reference: 'X1',
    payer: { unit: '331102', name: '县财政局' },
    ...changes,
  });

  test('a deposit is a line of the journal and stands on the statement of its value date', async () => {
    const { status, content } = await outside.call('POST', '/deposits', deposit());
    expect(status).toBe(201);
    const { key } = content;
    expect(await outside.lines()).toEqual([
      {
        system: 'bank',
        operation: 'deposit',
        key,
        from: '9005',
        to: '9001',
        amount: '123.45',
        valueDate: '2022-09-30',
        receivedAt: expect.stringMatching(/^2022-09-30T09:00:\d\d\+08:00$/) as string,
        reference: 'X1',
      },
    ]);
    const early = await outside.call('GET', '/bank/statements?day=2022-09-30');
    expect(early.content['missing']).toEqual(['9001', '9002', '9003']);
    await outside.clock('2022-10-01T08:00:00+08:00');
    const { content: out } = await outside.call('GET', '/bank/statements?day=2022-09-30');
    expect(out['missing']).toEqual([]);
    expect(out['items']).toMatchObject([
      {
        account: '9001',
        issuedAt: '2022-10-01T08:00:00+08:00',
        opening: '1000000.00',
        lines: [{ key }],
      },
      { account: '9002', lines: [] },
      { account: '9003', lines: [] },
    ]);
  });

  test('money booked back to a day already issued shows in the list of reissues', async () => {
    await outside.clock('2022-10-03T10:00:00+08:00');
    await outside.call('POST', '/deposits', deposit());
    const since = encodeURIComponent('2022-10-01T00:00:00+08:00');
    const { content } = await outside.call('GET', `/bank/statements/reissued?since=${since}`);
    expect(content['items']).toMatchObject([{ account: '9001', day: '2022-09-30' }]);
  });

  test.each([
    ['331102', '9005'],
    ['331199', '9006'],
    [null, '9006'],
  ])('money of unit %s comes from account %s', async (unit, from) => {
    await outside.call('POST', '/deposits', deposit({ payer: { unit, name: '付款人' } }));
    expect(await outside.lines()).toMatchObject([{ from }]);
  });

  test('money that arrives at the treasury stands on the treasury statement', async () => {
    const toTreasury = deposit({ system: 'treasury', to: '9004' });
    expect((await outside.call('POST', '/deposits', toTreasury)).status).toBe(201);
    expect((await outside.lines()).length).toBe(0);
    expect((await outside.lines('treasury')).length).toBe(1);
    await outside.clock('2022-10-01T08:00:00+08:00');
    const { content } = await outside.call('GET', '/treasury/statements?day=2022-09-30');
    expect(content['items']).toMatchObject([{ account: '9004', lines: [{ amount: '123.45' }] }]);
  });

  test('a payment on a rest day has value on the next working day', async () => {
    await outside.clock('2022-10-02T10:00:00+08:00');
    const order = {
      key: 'k',
      from: '9001',
      to: '9002',
      amount: '1.00',
      fund: 'EMPLOYEE',
      purpose: '',
      reference: '',
    };
    const { content } = await outside.call('POST', '/bank/payments', order);
    expect(content).toMatchObject({ state: 'EXECUTED', valueDate: '2022-10-10' });
    const none = { ...order, key: 'n', amount: '9999999.00' };
    expect((await outside.call('POST', '/bank/payments', none)).content).toEqual({
      key: 'n',
      state: 'REJECTED',
      reason: 'INSUFFICIENT_FUNDS',
    });
    const mixed = { ...order, key: 'm', to: '9003' };
    expect((await outside.call('POST', '/bank/payments', mixed)).content).toMatchObject({
      reason: 'OTHER_FUND',
    });
  });

  test('the journal is read page by page, oldest first', async () => {
    for (let count = 0; count < 5; count += 1) await outside.call('POST', '/deposits', deposit());
    const first = await outside.call('GET', '/journal?system=bank&limit=2');
    const next = String(first.content['next']);
    const second = await outside.call('GET', `/journal?system=bank&limit=3&cursor=${next}`);
    expect(second.content['next']).toBeNull();
    expect((second.content['items'] as unknown[]).length).toBe(3);
  });

  test('the clock goes forward only; the last move may be asked again', async () => {
    expect(await outside.clock('2022-10-05T00:00:00+08:00')).toBe(200);
    expect(await outside.clock('2022-10-05T00:00:00+08:00')).toBe(200);
    expect(await outside.clock('2022-10-05T00:00:00.002+08:00')).toBe(200);
    expect(await outside.clock('2022-10-04T23:59:50+08:00')).toBe(409);
    const { content } = await outside.call('GET', '/clock');
    expect(content['now']).toMatch(/^2022-10-05T00:00:0/);
  });

  test('a body that is not JSON is another type', async () => {
    const response = await fetch(`${outside.url}/deposits`, { method: 'POST', body: 'money' });
    expect(response.status).toBe(415);
  });

  test('every fault may be named for every operation', async () => {
    const named = (fault: string): object[] =>
      ['pay', 'query', 'cancel', 'statement', '*'].map((operation) => ({
        system: 'treasury',
        operation,
        fault,
        rate: '0.00',
      }));
    const all = ['timeoutBefore', 'timeoutAfter', 'error5xx', 'wrongAmount'].concat([
      'late',
      'duplicate',
      'outOfOrder',
    ]);
    await outside.faults(...all.flatMap(named));
    expect((await outside.call('GET', '/faults')).content['faults']).toHaveLength(35);
  });

  test.each([
    ['GET', '/journal?system=bunk', undefined, 422],
    ['GET', '/journal?limit=201', undefined, 422],
    ['GET', '/journal?cursor=abc', undefined, 422],
    ['GET', '/journal?page=1', undefined, 422],
    ['POST', '/deposits', deposit({ amount: '1.234' }), 422],
    ['POST', '/deposits', deposit({ amount: '-1.00' }), 422],
    ['POST', '/deposits', deposit({ amount: '0.00' }), 422],
    ['POST', '/deposits', deposit({ amount: 1 }), 422],
    ['POST', '/deposits', deposit({ to: 'nobody' }), 422],
    ['POST', '/deposits', deposit({ valueDate: '2022-02-30' }), 422],
    ['POST', '/deposits', deposit({ system: 'tax' }), 422],
    ['POST', '/deposits', deposit({ extra: 1 }), 422],
    ['POST', '/deposits', deposit({ reference: 'x'.repeat(2_000_000) }), 413],
    ['POST', '/clock', { to: 'tomorrow' }, 422],
    ['POST', '/clock', { to: '2022-10-05T00:00:00' }, 422],
    ['PUT', '/faults', { seed: 1, faults: [{ system: 'bank' }] }, 422],
    ['PUT', '/faults', { seed: 1, faults: [], more: 1 }, 422],
    ['DELETE', '/journal', undefined, 405],
    ['PUT', '/bank/payments/x', {}, 405],
    ['GET', '/nowhere', undefined, 404],
  ])(
    '%s %s with %j is answered %d as a problem, and nothing changes',
    async (method, path, body, status) => {
      const answer = await outside.call(method, path, body);
      expect(answer.status).toBe(status);
      const fields = ['type', 'title', 'status', 'detail', 'code', 'errors', 'traceId'];
      expect(Object.keys(answer.content)).toEqual(fields);
      expect(answer.content['status']).toBe(status);
      expect(await outside.lines()).toEqual([]);
    },
  );

  test.each([
    ['no signature', ''],
    ['another body', signed('POST', '/bank/payments', '{"key":"other"}')],
    ['an old signature', signed('POST', '/bank/payments', '{}', Date.now() - 301_000)],
    ['garbage', 't=1,v1=zz'],
  ])('the product wire refuses %s', async (_, header) => {
    const response = await fetch(`${outside.url}/bank/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tongchou-signature': header },
      body: '{}',
    });
    expect(response.status).toBe(401);
  });
});
