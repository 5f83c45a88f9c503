/** 通知、催办和抄送所用的词。 */
export const zhNotices = {
  notices: {
    title: '通知',
    bell: '通知，{{count}} 条未读',
    boxes: '通知分类',
    box: { unread: '未读', all: '全部' },
    readAll: '全部标为已读',
    read: '标为已读',
    readBy: '{{person}} 已阅 {{at}}',
    open: '打开事项',
    case: '查看全过程',
    empty: {
      unread: { title: '没有未读通知。', why: '有新通知时，页面右上角会立即提示。' },
      all: { title: '还没有通知。', why: '期限提醒、催办、抄送和公文送达会列在这里。' },
    },
    kind: {
      REMINDER: '期限提醒',
      BREACH: '逾期认定',
      HEADS: '负责人提醒',
      LETTER_DELIVERED: '公文送达',
      LETTER_REDRAFTED: '文稿更新',
      CORRECTION: '更正',
      URGE: '催办',
      COPY: '抄送',
      CLAIM_ENDED: '结束认领',
    },
    other: '通知',
  },
  urge: {
    button: '催办',
    title: '催办此事项',
    text: '附言（可不填）',
    send: '发出催办',
    cancel: '取消',
    sent: '已催办：{{desk}}',
  },
};
