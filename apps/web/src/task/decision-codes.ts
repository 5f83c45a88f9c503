/** 撤销支付: the bank is told never to execute this key. */
export const CANCEL_TRANSFER = 'CANCEL_TRANSFER';
