import { z } from 'zod';

const mostPayloads = 500;
const text = z.base64().max(1_000_000);

/** The engine's own format; it may grow, so what we do not know is left alone. */
export const payloads = z
  .looseObject({
    payloads: z
      .array(
        z.looseObject({ metadata: z.record(z.string(), text).optional(), data: text.optional() }),
      )
      .max(mostPayloads),
  })
  .meta({ id: 'Payloads' });
