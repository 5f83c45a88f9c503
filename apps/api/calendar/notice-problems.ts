import type { NoticeFault } from '#domain/time/notice-faults.js';
import { Problem, type FieldError } from '../http/problem.js';

/** Every fault of a notice, where its words are. */
export const asErrors = (faults: readonly NoticeFault[]): FieldError[] =>
  faults.map(({ code, where, zh, en }) => ({
    pointer: '/text',
    code,
    message: `${where === '' ? '' : `“${where}”：`}${zh} / ${en}`,
  }));

export const decidedAlready = (): Problem =>
  new Problem({
    status: 409,
    code: 'FINISHED',
    title: { zh: '该通知已处理', en: 'This notice is decided' },
    detail: { zh: '请刷新清单；未作任何改动', en: 'Refresh the list; nothing was changed' },
  });

export const openAlready = (number: string): Problem =>
  new Problem({
    status: 409,
    code: 'OPEN_ALREADY',
    title: { zh: `${number} 已在等待确认`, en: `${number} waits to be confirmed already` },
    detail: {
      zh: '请先确认或退回已提出的一份；未作任何改动',
      en: 'Confirm or reject the one that was proposed; nothing was changed',
    },
  });

/** Another notice came into force, or a duty was closed: its effects are not those the person looked at. */
export const staleNotice = (): Problem =>
  new Problem({
    status: 412,
    code: 'STALE',
    title: { zh: '内容已更新，请重新核对', en: 'What this notice does has changed' },
    detail: {
      zh: '您看过之后，通知的影响有变化；请重新打开，核对后再确认。未作任何改动',
      en: 'Its effects are not those you were shown; open it again, look, then confirm. Nothing was changed',
    },
  });
