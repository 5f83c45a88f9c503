import { recover } from '../recover/recover.js';
import { siteHere } from '../site.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

/** `recover`: what PostgreSQL says is under way is under way in the engine again; safe to repeat. */
export async function recoverAnswer(
  manner: Manner,
  talk: (line: string) => void = () => undefined,
): Promise<Answer> {
  const recovered = await recover(siteHere(), talk);
  const { started, running, told, problems } = recovered;
  const lines = [
    say(
      manner,
      `重新开始 ${started} 项，本在运行 ${running} 项，重告办理 ${told} 项`,
      `${started} started again, ${running} were running, ${told} decisions told once more`,
    ),
    ...problems.map((problem) => `  ! ${problem}`),
  ];
  return (problems.length === 0 ? done : no)(recovered, lines);
}
