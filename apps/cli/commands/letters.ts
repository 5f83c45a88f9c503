import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { SignedLetter } from '#contracts/api/letters.js';
import { bytesOfFile } from '#domain/text/text-of-file.js';
import { callApi, instanceStatus } from '../instance.js';
import { CliProblem, notRunning, orWrong } from '../problem.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

const TIMEOUT = 10_000;
const hashOf = (file: string): string =>
  createHash('sha256')
    .update(orWrong('/file', () => bytesOfFile(file, fs)))
    .digest('hex');

/** `letters verify <file.pdf>`: whether a file is a letter as it was signed, and which one. */
export async function verifyLetterAnswer(manner: Manner, file: string): Promise<Answer> {
  const sha256 = hashOf(file);
  const api = instanceStatus()?.api;
  if (api === undefined) {
    throw notRunning(
      '本目录没有运行中的实例，请先执行 npm start',
      'no instance runs in this folder; run npm start first',
    );
  }
  const { status, body } = await callApi(api, `/api/v1/letters/signed?sha256=${sha256}`, {
    timeout: TIMEOUT,
  });
  if (status === 404) {
    const words = say(
      manner,
      `不是已签发的公文，或者签发后被改动过（SHA-256 ${sha256}）`,
      `not a signed letter, or changed since (SHA-256 ${sha256})`,
    );
    return no({ signed: false, sha256, letter: null }, [words]);
  }
  if (status !== 200) throw new CliProblem(1, body as ProblemDocument);
  const letter = body as SignedLetter;
  return done({ signed: true, sha256, letter }, [
    `${letter.number}  ${letter.title}`,
    say(
      manner,
      `${letter.signedBy.person} 于 ${letter.signedAt} 签发，内容未改动`,
      `signed by ${letter.signedBy.person} at ${letter.signedAt}, unchanged`,
    ),
  ]);
}
