/** 修改密码页所用的词。 */
export const zhPassword = {
  password: {
    first: '设置自己的密码',
    why: '您用一次性口令登录。请设置自己的密码，之后才能办理。',
    secret: '一次性口令',
    current: '原密码',
    new: '新密码',
    again: '再输一次新密码',
    rule: '12 至 128 个字符，可用汉字和空格；几个不相干的词最好记、最难猜。',
    differs: '两次输入的新密码不一致。',
    save: '保存',
    wrong: '原密码或一次性口令不正确，请重新输入。',
    TOO_SHORT: '新密码太短，至少 12 个字符。',
    TOO_LONG: '新密码太长，最多 128 个字符。',
    TOO_COMMON: '这个密码太常见或太容易猜到，请换几个不相干的词。',
    HOLDS_USERNAME: '新密码不得含有账号名。',
    UNTYPABLE: '新密码含有无法输入的字符。',
    SAME_AS_BEFORE: '新密码与原密码相同。',
  },
};
