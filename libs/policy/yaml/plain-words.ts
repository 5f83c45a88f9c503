/** Words that other readers of YAML take for something else: an octal number, a date, a yes. */
export const AMBIGUOUS: readonly (readonly [RegExp, string])[] = [
  [/^[-+]?0\d+$/, '以零开头的数会被当作八进制，请加引号 / a number that begins with 0, quote it'],
  [/^0[oxb][\da-f_]+$/i, '不用八进制、十六进制 / no octal, hexadecimal or binary numbers'],
  [/^\d{4}-\d{1,2}-\d{1,2}/, '日期请加引号 / put a date in quotes'],
  [/^\d+(?::[0-5]?\d)+$/, '时刻请加引号 / put a time of the day in quotes'],
  [/^(?:yes|no|on|off|y|n)$/i, '是否须写 true 或 false / a boolean is true or false'],
  [/^[-+]?(?:\.inf|\.nan|\d+e[-+]?\d+)$/i, '不是普通的数 / not a plain number'],
];

const NOT_SURELY_TEXT =
  /^[-+.\d][\d.:_e+-]*$|^[-+]?(?:0[oxb]|\.)|^\d{4}-\d|^(?:yes|no|on|off|y|n|true|false|null)$/i;

/** A word that may be more than a text: whether it is one, the strict reader knows. */
export const isSurprise = (word: string): boolean => NOT_SURELY_TEXT.test(word);

/** A key that every reader takes for a text. */
export const aKey = /(?!(?:true|false|null|constructor|prototype):)[A-Za-z][\w.-]*/;

/**
 * Characters of which none is refused anywhere (a test asks of each): printable ASCII, line ends, Chinese
 * with its punctuation. What else a text holds the strict reader looks at.
 */
export const EVERYDAY = /^[\n -~·×–—‘’“”…←-→−≤≥›①-⑳、-】〔〕一-鿿！-～]*$/;
