import * as board from './board.js';
import * as letters from './letters.js';
import * as obligations from './obligations.js';
import { api, type Route } from './route.js';

/** What is owed: duties, the board and the letters of the ladder. */
export const dutyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${api}/obligations`,
    summary: '义务清单',
    access: 'SESSION',
    query: obligations.obligationsQuery,
    answer: obligations.obligationsPage,
  },
  {
    method: 'GET',
    path: `${api}/obligations/:id`,
    summary: '义务',
    access: 'SESSION',
    answer: obligations.obligation,
  },
  {
    method: 'GET',
    path: `${api}/obligations.xlsx`,
    summary: '义务清单（Excel）',
    access: 'SESSION',
    query: board.boardListFilter,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    method: 'GET',
    path: `${api}/board`,
    summary: '时限看板',
    access: 'SESSION',
    query: board.boardQuery,
    answer: board.board,
  },
  {
    method: 'GET',
    path: `${api}/board/obligations`,
    summary: '看板上一个数字后面的义务',
    access: 'SESSION',
    query: board.boardListQuery,
    answer: obligations.obligationsPage,
  },
  {
    method: 'GET',
    path: `${api}/board.xlsx`,
    summary: '时限看板（Excel）',
    access: 'SESSION',
    query: board.boardQuery,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    method: 'GET',
    path: `${api}/letters/signed`,
    summary: '按哈希值查已签发公文',
    access: 'SESSION',
    operator: true,
    query: letters.signedLetterQuery,
    answer: letters.signedLetter,
  },
  {
    method: 'GET',
    path: `${api}/letters/:id`,
    summary: '公文',
    access: 'SESSION',
    letter: 'READ',
    answer: letters.letter,
  },
  {
    method: 'PUT',
    path: `${api}/letters/:id`,
    summary: '修改公文草稿',
    access: 'SESSION',
    letter: 'EDIT',
    body: letters.letterEdit,
    answer: letters.letter,
    headers: ['If-Match'],
  },
  {
    method: 'GET',
    path: `${api}/letters/:id.pdf`,
    summary: '公文（PDF）',
    access: 'SESSION',
    letter: 'READ',
    media: 'application/pdf',
  },
  {
    method: 'GET',
    path: `${api}/letters/:id.docx`,
    summary: '公文（Word）',
    access: 'SESSION',
    letter: 'READ',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
];
