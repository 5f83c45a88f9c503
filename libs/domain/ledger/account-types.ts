/** Who keeps an account's book: our own funds may never go below zero, the outside may. */
export type Keeper = 'OWN' | 'OUTSIDE';

/** The account types of the glossary, and whether their money is ours to keep. */
export const ACCOUNT_TYPES = {
  /** 国库（市级） */
  TREASURY_CITY: 'OWN',
  /** 市级财政专户；全称各市不同（丽水：社会保险基金财政专户） */
  SFA_CITY: 'OWN',
  /** 社会保险费收入待划转子账户 */
  SFA_PENDING: 'OWN',
  /** 统筹基金子账户 */
  SFA_POOLED_SUB: 'OWN',
  /** 县级财政专户 */
  SFA_COUNTY: 'OWN',
  /** 市级支出户 */
  EXP_CITY: 'OWN',
  /** 县级支出户 */
  EXP_COUNTY: 'OWN',
  /** 风险金专户 */
  RISK_RESERVE: 'OWN',
  /** 一般公共预算：市、县、省、中央 */
  FIN_CITY: 'OUTSIDE',
  FIN_COUNTY: 'OUTSIDE',
  FIN_PROV: 'OUTSIDE',
  FIN_CENTRAL: 'OUTSIDE',
  /** 缴费人 */
  PAYER: 'OUTSIDE',
  /** 定点机构账户 */
  PROVIDER: 'OUTSIDE',
  /** 商保账户 */
  INSURER: 'OUTSIDE',
  /** 银行利息 */
  INTEREST: 'OUTSIDE',
  /** 未经指令的付款对方 */
  UNEXPLAINED: 'OUTSIDE',
  /** 期初余额对方 */
  OPENING: 'OUTSIDE',
} as const satisfies Record<string, Keeper>;
export type AccountType = keyof typeof ACCOUNT_TYPES;

/** Whether a code is an account type of the glossary. */
export function isAccountType(text: string): text is AccountType {
  return Object.hasOwn(ACCOUNT_TYPES, text);
}

const inBooks: readonly string[] = [
  'SFA_CITY',
  'SFA_PENDING',
  'SFA_POOLED_SUB',
  'RISK_RESERVE',
  'EXP_CITY',
  'EXP_COUNTY',
];

/** Whether what lies on it is somebody's in the books; SQL says the same by itself (`account_in_books`). */
export const isInBooks = (type: string): boolean => inBooks.includes(type);

/** 财政专户: money that leaves it needs two departments (财社〔2017〕144号 第四十二条; M10). */
export function isSpecialFiscal(type: AccountType): boolean {
  return type.startsWith('SFA_');
}
