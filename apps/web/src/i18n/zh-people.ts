/** 人员页所用的词。 */
export const zhPeople = {
  people: {
    title: '人员',
    note: '通知邮件寄到本人邮箱；没有填写的，寄到配置的部门邮箱。',
    search: '查找姓名或账号',
    none: '未填写',
    emailOf: '{{person}}（{{username}}）的邮箱',
    save: '保存',
    saved: '已保存',
    refused: '邮件服务器拒收，请核对',
    disabled: '已停用',
    password: { OWN: '正常', SECRET: '待首次登录', SPENT: '口令已失效' },
    empty: { title: '没有符合条件的人员。', why: '请放宽查找条件。' },
    column: {
      person: '姓名',
      username: '账号',
      office: '部门',
      posts: '岗位',
      email: '邮箱',
      state: '状态',
    },
  },
};
