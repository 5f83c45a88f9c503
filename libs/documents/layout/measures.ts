/** GB/T 9704—2012 in points: A4, 版心 156 × 225 mm, 22 lines of 28 characters. */
const MM = 72 / 25.4;

export const page = { width: 210 * MM, height: 297 * MM } as const;
export const area = { left: 28 * MM, top: 37 * MM, width: 156 * MM, height: 225 * MM } as const;
export const bottom = area.top + area.height;
export const right = area.left + area.width;

/** One line of the body, and the width of one of its characters (3号). */
export const pitch = area.height / 22;
export const em = area.width / 28;

/** 发文机关标志 begins 35 mm below the edge of the text. */
export const mastheadDrop = 35 * MM;
export const mastheadMost = 36;
/** The red line stands 4 mm below the number, the page number 7 mm below the text. */
export const redLineDrop = 4 * MM;
export const pageNumberDrop = 7 * MM;

/**
 * 信函格式 (GB/T 9704—2012 10.1): the head begins 30 mm below the edge of the paper, red double rules of
 * 170 mm stand 4 mm below it and 20 mm above the lower edge, the number 7/8 of a character below the first.
 */
export const letterheadTop = 30 * MM;
export const doubleRule = {
  width: 170 * MM,
  left: 20 * MM,
  drop: 4 * MM,
  fromBottom: 20 * MM,
  thick: 2.25,
  gap: 1.5,
  thin: 0.75,
} as const;
export const doubleRuleHeight = doubleRule.thick + doubleRule.gap + doubleRule.thin;
export const numberDrop = (16 * 7) / 8;

/** 2号 for the title, 4号 for 版记 and page numbers. */
export const titleSize = 22;
export const titlePitch = 33;
export const smallSize = 14;
export const smallPitch = 28;

/** The rules of 版记: the outer ones 0.35 mm, those between 0.25 mm. */
export const thickRule = 0.35 * MM;
export const thinRule = 0.25 * MM;
export const red = '#e60012';
