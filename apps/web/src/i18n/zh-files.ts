/** 附件所用的词，随附件一起载入；不经词库，首页不必等它。 */
export const zhFiles = {
  title: '附件',
  none: '没有附件。',
  add: '添加附件',
  adding: '正在上传…',
  hint: (mib: number) =>
    `PDF、PNG、JPEG、docx、xlsx、OFD，每个不超过 ${mib} MiB；添加后随办件永久保存，不能删除或替换`,
  tooLarge: (name: string, mib: number) => `“${name}”超过 ${mib} MiB，请压缩或拆分后重试`,
  open: (name: string) => `打开 ${name}`,
};
