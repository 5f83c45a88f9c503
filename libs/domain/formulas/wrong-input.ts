/** An input that has the right form and still cannot be worked with; `pointer` names the field. */
export class WrongInput extends RangeError {
  constructor(
    readonly pointer: string,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${pointer}: ${en}`);
    this.name = 'WrongInput';
  }
}
