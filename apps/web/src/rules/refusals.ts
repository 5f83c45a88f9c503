import { ProblemError } from '../api/call.js';
import type { Language } from '../names/names.js';
import type { FieldErrors } from '../task/form/pointers.js';

/** The rules refuse in both languages at once, `中文 / English`; the reader gets one. */
export function inLanguage(message: string, language: Language): string {
  const at = message.indexOf(' / ');
  if (at < 0) return message;
  return language === 'zh' ? message.slice(0, at) : message.slice(at + ' / '.length);
}

/** What a 422 says about each field, by its pointer. */
export function fieldErrors(error: unknown, language: Language, required: string): FieldErrors {
  if (!(error instanceof ProblemError) || error.status !== 422) return {};
  return Object.fromEntries(
    (error.problem.errors ?? []).map(({ pointer, code, message }) => [
      pointer,
      code === 'REQUIRED' ? required : inLanguage(message, language),
    ]),
  );
}

export const isWrongInput = (error: unknown): boolean =>
  error instanceof ProblemError && error.status === 422;
