import { z } from 'zod';
import { isDay } from '#domain/time/day.js';
import { SYSTEMS } from '../books/events.js';

export const OPERATIONS = ['pay', 'query', 'cancel', 'statement'] as const;
export type Operation = (typeof OPERATIONS)[number];

const MAX_DELAY_MS = 600_000;

/** One switchable fault. */
const fault = z.strictObject({
  system: z.enum(SYSTEMS),
  operation: z.enum([...OPERATIONS, '*']),
  fault: z.enum([
    'timeoutBefore',
    'timeoutAfter',
    'error5xx',
    'wrongAmount',
    'late',
    'duplicate',
    'outOfOrder',
  ]),
  rate: z.string().regex(/^(?:0\.\d{2}|1\.00)$/, 'a decimal string from 0.00 to 1.00'),
  times: z.number().int().min(0).max(1_000_000).optional(),
  delayMs: z.number().int().min(0).max(MAX_DELAY_MS).optional(),
  hours: z.number().int().min(1).max(8_784).optional(),
  dates: z.array(z.string().refine(isDay, 'a date that exists')).min(1).max(400).optional(),
});

/** The whole list, with the seed that makes a run repeatable. */
export const faultList = z.strictObject({
  seed: z.union([z.number().int(), z.string().max(100)]).default(0),
  faults: z.array(fault).max(100),
});

export type Fault = z.infer<typeof fault>;
export type FaultList = z.infer<typeof faultList>;
