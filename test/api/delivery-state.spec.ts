import { writeChannels } from '#persistence/notices/channel-rows.js';
import { deliveryState, giveUpDeliveries } from '#persistence/notices/delivery-state.js';
import { notify } from '#persistence/notices/notify.js';
import { businessNow, startApi, type RunningApi } from './support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi('delivery_state');
});
afterAll(async () => await api.stop());

test('外发 › what waits is counted, and after a restore it is given up and not sent again', async () => {
  const nothing = { waiting: 0, oldestSeconds: 0, failedToday: 0, gone: [] };
  await expect(deliveryState(api.database)).resolves.toEqual(nothing);
  await writeChannels(api.database, [
    { id: 'hook', kind: 'WEBHOOK', fingerprint: '1', offices: [], kinds: [] },
  ]);
  await api.database.tx((sql) =>
    notify(sql, {
      key: 'restore',
      kind: 'REMINDER',
      to: ['331102.HEALTHCARE_SECURITY', '331121.HEALTHCARE_SECURITY'],
      title: '编报用款计划',
      body: '请按时报送。',
      clause: null,
      about: {},
      at: businessNow,
    }),
  );
  await expect(deliveryState(api.database)).resolves.toMatchObject({ waiting: 2, failedToday: 0 });
  await expect(giveUpDeliveries(api.database, 'restored')).resolves.toBe(2);
  await expect(deliveryState(api.database)).resolves.toMatchObject({ waiting: 0, failedToday: 2 });
  await api.database.rows(`UPDATE channel SET state = 'GONE'`);
  await expect(deliveryState(api.database)).resolves.toMatchObject({ gone: ['hook'] });
});
