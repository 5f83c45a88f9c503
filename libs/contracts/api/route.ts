import type { z } from 'zod';

/** What the front door does before a route's own code: who may come in, and what must exist. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  /** PUBLIC needs no session; MACHINE: the own machine or its token; a post's name means that post alone. */
  readonly access: 'PUBLIC' | 'SESSION' | 'MACHINE' | { readonly post: string };
  /** The operator of the own machine may call it with the local key. */
  readonly operator?: true;
  /** Open to somebody who came in with a one-time secret and has not chosen a password yet. */
  readonly beforeOwnPassword?: true;
  /** The engine's own pages, of another origin, may call it with the caller's session. */
  readonly engineUi?: true;
  /**
   * The task in the path must be in the caller's scope; RELEASE: and lie on one of the caller's desks, or
   * the caller be one who ends the claims of others there; DESK: and lie on one of the caller's desks, who
   * acts at no other desk of its matter.
   */
  readonly task?: 'READ' | 'RELEASE' | 'DESK';
  /** The letter in the path must be in the caller's scope; EDIT: and the caller at the desk that words it. */
  readonly letter?: 'READ' | 'EDIT';
  /** What the parts of the address are, where their names do not say it (`apps/api/openapi/parameters.ts`). */
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** It may be called without a body too, which says nothing more than the address. */
  readonly bodyOptional?: true;
  /** Values its body may hold, where that is not `limits.bodyValues`. */
  readonly bodyValues?: number;
  /** Its body is one file, part `file` of multipart/form-data, and of no route else. */
  readonly upload?: true;
  readonly answer?: z.ZodType;
  readonly status?: number;
  /** The same answer may come with it too: `/readyz` says 503 in the same words. */
  readonly otherStatus?: number;
  readonly media?: string | readonly string[];
  /** Some of its files are shown by the browser, the others only saved. */
  readonly shown?: true;
  readonly headers?: readonly string[];
  /** The answer carries the version of what was read. */
  readonly etag?: true;
  /** Statuses it may refuse with beyond those that follow from the rest (`apps/api/openapi/answers.ts`). */
  readonly refusals?: readonly number[];
}

/** Whom the page that calls shows, by username; without it the session alone says who acts. */
export const pagePersonHeader = 'Tongchou-Person';

/** Every call but those of the root (`root-routes.ts`) stands under it. */
export const api = '/api/v1';
