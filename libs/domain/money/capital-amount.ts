import { isNegative, isZero, negate, type Yuan } from './yuan.js';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;
const TEN_THOUSAND = 10_000n;
const HUNDRED_MILLION = 100_000_000n;

const digit = (value: bigint | number): string => DIGITS.charAt(Number(value));

/** One to four digits, with a single 零 for zeros between two other digits. */
function upToThousands(value: bigint): string {
  let words = '';
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const here = (value / 10n ** BigInt(place)) % 10n;
    if (here === 0n) {
      skipped = words !== '';
      continue;
    }
    words += `${skipped ? '零' : ''}${digit(here)}${PLACES[place] ?? ''}`;
    skipped = false;
  }
  return words;
}

/** 亿 and 万 repeat the same pattern, so that 万亿 needs no word of its own. */
function inWords(value: bigint): string {
  const unit =
    value >= HUNDRED_MILLION ? HUNDRED_MILLION : value >= TEN_THOUSAND ? TEN_THOUSAND : null;
  if (unit === null) return upToThousands(value);
  const head = `${inWords(value / unit)}${unit === HUNDRED_MILLION ? '亿' : '万'}`;
  const rest = value % unit;
  if (rest === 0n) return head;
  return `${head}${rest < unit / 10n ? '零' : ''}${inWords(rest)}`;
}

/** 角 and 分 after the yuan: 整 closes an amount that has no 分. */
function fenInWords(jiao: number, fen: number, afterYuan: boolean): string {
  if (jiao === 0 && fen === 0) return '整';
  const tenths = jiao > 0 ? `${digit(jiao)}角` : afterYuan ? '零' : '';
  return `${tenths}${fen > 0 ? `${digit(fen)}分` : '整'}`;
}

/**
 * An amount in capital Chinese characters (大写金额), as vouchers and appropriation orders
 * carry it beside the figures (LS-9.c: 拨款单). Written after the rules for bills and
 * settlement vouchers (支付结算办法): one 零 for zeros in a row, 整 after yuan or 角.
 */
export function capitalAmount(amount: Yuan): string {
  if (isZero(amount)) return '人民币零元整';
  const negative = isNegative(amount);
  const [whole = '0', fraction = '00'] = (negative ? negate(amount) : amount).split('.');
  const yuanPart = BigInt(whole);
  const words = yuanPart === 0n ? '' : `${inWords(yuanPart)}元`;
  const rest = fenInWords(Number(fraction[0]), Number(fraction[1]), words !== '');
  return `人民币${negative ? '负' : ''}${words}${rest}`;
}
