/** Why a letter was not signed or sent. Texts are for people; a program looks at the class. */
export class LetterRefused extends Error {
  constructor(
    readonly id: string,
    readonly why: 'NOT_THERE' | 'WITHDRAWN' | 'SIGNED_BY_ANOTHER_DECISION' | 'NOT_SIGNED',
  ) {
    super(`${words[why]} (${id})`);
    this.name = 'LetterRefused';
  }
}

const words = {
  NOT_THERE: '没有这份公文。 / There is no such letter.',
  WITHDRAWN: '公文已撤回，不能签发。 / The letter is withdrawn and cannot be signed.',
  SIGNED_BY_ANOTHER_DECISION:
    '公文已由另一决定签发。 / The letter was signed by another decision already.',
  NOT_SIGNED: '公文尚未签发，不能送达。 / The letter is not signed, so it cannot be delivered.',
} as const;
