import type { ThemeConfig } from 'antd';

/** No Latin family stands first: a machine without Chinese fonts would show boxes. */
export const FONTS =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC Variable",sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5cad',
    colorLink: '#0b5cad',
    colorError: '#c0271e',
    colorText: '#1c2733',
    colorTextPlaceholder: '#6b7785',
    borderRadius: 4,
    fontFamily: FONTS,
    fontSize: 14,
    motion: false,
  },
};
