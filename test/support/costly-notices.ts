const times = (text: string, count: number): string => text.repeat(count);

/** Texts that a careless reader pays dearly for, `share` of the longest that is taken (20,000 characters). */
export const costlyNotices: readonly (readonly [what: string, text: (share: number) => string])[] =
  [
    ['make-up days', (share) => `元旦:1月1日放假。${times('1月3日、', 3_300 * share)}上班。`],
    ['make-up sentences', (share) => `元旦:1月1日放假。${times('1月3日上班。', 2_400 * share)}`],
    ['spans', (share) => `元旦:${times('1日至31日、', 2_400 * share)}放假。`],
    ['numerals', (share) => times('一二三四五六七八九', 2_200 * share)],
    ['numerals that head nothing', (share) => times('一、', 9_900 * share)],
    ['open brackets', (share) => `元旦:${times('1月1日(', 3_300 * share)}放假。`],
    ['open brackets in sentences', (share) => times('元旦:1月1日(放假。', 1_800 * share)],
    ['sections', (share) => times('一、元旦:1月1日放假。', 1_500 * share)],
    ['sentences without a day', (share) => `元旦:放假。${times('放假。', 6_000 * share)}`],
    ['sentences left aside', (share) => `元旦:放假。${times('1日。', 4_900 * share)}`],
    ['dashes', (share) => `元旦:1月1日${times('-', 19_000 * share)}2日放假。`],
    ['characters that unfold', (share) => times('\uFDFA', 19_900 * share)],
    ['digits', (share) => `元旦:${times('1', 19_000 * share)}日放假。`],
    ['titles', (share) => `${times('关于', 9_900 * share)}通知`],
    ['numbers', (share) => times('国办发〔2022〕', 2_400 * share)],
  ];
