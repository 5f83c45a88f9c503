import { useEffect, useRef, type RefObject } from 'react';

/** Where a list scrolls by itself, only the list moves, not the page around it. */
function bringInSight(item: HTMLElement): void {
  const list = item.closest('[data-scrolls]');
  if (!list) {
    item.scrollIntoView({ block: 'center' });
    return;
  }
  const [inner, outer] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  list.scrollTop += inner.top - outer.top - outer.height / 2;
}

/** What somebody came for is brought into sight, however long the list above it. */
export function useInSight<Item extends HTMLElement>(sought: boolean): RefObject<Item | null> {
  const place = useRef<Item>(null);
  useEffect(() => {
    if (sought && place.current) bringInSight(place.current);
  }, [sought]);
  return place;
}
