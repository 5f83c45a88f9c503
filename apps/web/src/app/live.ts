import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Page, TaskItem } from '../api/types.js';

const CHANNEL = 'tongchou.live';
const listeners = new Set<() => void>();
let waiting = 0;

const announce = () => listeners.forEach((listener) => listener());

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How many changes arrived since the list was last read. */
export const useWaitingUpdates = (): number => useSyncExternalStore(subscribe, () => waiting);

/** A list that is opened anew reads what arrived meanwhile. */
export const updatesWaiting = (): boolean => waiting > 0;

export function forgetUpdates(): void {
  waiting = 0;
  announce();
}

/** A task of one's desks as it stands now, however it is shown. */
type Standing = Pick<TaskItem, 'id' | 'version' | 'state' | 'claimedBy'>;

interface Heard {
  readonly what: 'tasks' | 'notices';
  readonly tasks?: readonly Standing[];
}

interface Ears {
  readonly heard: (told: Heard) => void;
  /** The stream is open, at first or again: what came before is not told, so lists are read anew. */
  readonly opened: () => void;
}

/**
 * One event stream for all tabs of this browser: HTTP/1.1 gives a host six connections. The tab
 * that holds the lock listens and tells the others; without locks each tab listens for itself.
 */
function listen({ heard, opened }: Ears): () => void {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  const abort = new AbortController();
  let stream: EventSource | null = null;
  const open = () => {
    stream = new EventSource('/api/v1/events');
    stream.addEventListener('open', opened);
    for (const what of ['tasks', 'notices'] as const) {
      stream.addEventListener(what, ({ data }: MessageEvent<string>) => {
        const told: Heard = { ...(JSON.parse(data) as Omit<Heard, 'what'>), what };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
        channel?.postMessage(told);
        heard(told);
      });
    }
  };
  channel?.addEventListener('message', ({ data }: MessageEvent<Heard>) => heard(data));
  if (channel && 'locks' in navigator) {
    navigator.locks
      .request(CHANNEL, { signal: abort.signal }, () => {
        open();
        return new Promise<void>((done) => abort.signal.addEventListener('abort', () => done()));
      })
      .catch(() => undefined);
  } else open();
  return () => {
    abort.abort();
    stream?.close();
    channel?.close();
  };
}

/**
 * Who holds a task is shown at once, where it stands, and an open page of it is read anew: nobody writes
 * about what a colleague has taken. Rows neither come nor go by it.
 */
function showStanding(client: QueryClient, tasks: readonly Standing[]): void {
  const now = new Map(tasks.map((task) => [task.id, task]));
  client.setQueriesData<Page<TaskItem>>({ queryKey: ['tasks', 'list'] }, (page) => {
    if (!page?.items.some(({ id }) => now.has(id))) return page;
    const items = page.items.map((item) => {
      const told = now.get(item.id);
      return told && told.version > item.version ? { ...item, ...told } : item;
    });
    return { ...page, items };
  });
  for (const { id } of tasks) void client.invalidateQueries({ queryKey: ['task', id] });
}

/** Counts follow at once; a list under somebody's eyes changes only when asked to. */
export function useLiveUpdates(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return undefined;
    return listen({
      heard: ({ what, tasks = [] }) => {
        if (what === 'notices') {
          void client.invalidateQueries({ queryKey: ['notices'] });
          return;
        }
        waiting += 1;
        announce();
        showStanding(client, tasks);
        void client.invalidateQueries({ queryKey: ['tasks', 'count'] });
        void client.invalidateQueries({ queryKey: ['task'] });
        void client.invalidateQueries({ queryKey: ['letter'] });
        void client.invalidateQueries({ queryKey: ['case'] });
        void client.invalidateQueries({ queryKey: ['session'] });
      },
      opened: () => {
        void client.invalidateQueries({ queryKey: ['tasks'] });
        void client.invalidateQueries({ queryKey: ['notices'] });
      },
    });
  }, [client, enabled]);
}
