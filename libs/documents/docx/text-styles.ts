import { LineRuleType, NoBreakHyphen, TextRun, type IParagraphOptions } from 'docx';
import { em, pitch, red } from '../layout/measures.js';

export const redHex = red.slice(1);
/** The width of a border, given in points, in eighths of one. */
export const ruleSize = (points: number): number => Math.round(points * 8);

/** The faces of GB/T 9704 by the names Word and WPS know; the reader's machine supplies them. */
export const official = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  page: '宋体',
} as const;
export type Role = keyof typeof official;

export const twips = (points: number): number => Math.round(points * 20);

/** The id of a clause stays in one piece. */
const unbroken = (text: string): (string | NoBreakHyphen)[] =>
  text.split('-').flatMap((part, index) => (index === 0 ? [part] : [new NoBreakHyphen(), part]));

/** Digits and Chinese in one face: named for eastAsia alone, digits would fall to another. */
export function run(
  text: string,
  role: Role,
  size: number,
  {
    color,
    spacing,
    scale,
  }: { readonly color?: string; readonly spacing?: number; readonly scale?: number } = {},
): TextRun {
  const name = official[role];
  return new TextRun({
    children: unbroken(text),
    size: Math.round(size * 2),
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
    ...(color === undefined ? {} : { color }),
    ...(scale === undefined || scale === 100 ? {} : { scale }),
    ...(spacing === undefined ? {} : { characterSpacing: spacing }),
  });
}

/** 3号 is 16 points; drawn together by a quarter point, 28 of them fill a line. */
export const bodySize = 16;
export const bodySpacing = twips(em - bodySize) - 1;
export const bodyRun = (text: string, role: Role = 'body'): TextRun =>
  run(text, role, bodySize, { spacing: bodySpacing });

/** Lines of one height, whatever stands in them. */
export const lines = (height: number = pitch): NonNullable<IParagraphOptions['spacing']> => ({
  line: twips(height),
  lineRule: LineRuleType.EXACT,
  before: 0,
  after: 0,
});
