/** Whoever has written to the outbox asks that it be carried on at once. */
export abstract class Relay {
  abstract nudge(): void;
}
