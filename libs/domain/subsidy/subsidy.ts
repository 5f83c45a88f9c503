import { minus, type Yuan } from '../money/yuan.js';
import { stagesWith, type DueStage } from '../process/checkpoints.js';

/** LS-5.b: the April half, then the rest; a stage already judged keeps its figure. */
export const subsidyStages = (byApril: Yuan, liability: Yuan): readonly DueStage[] =>
  stagesWith([byApril, minus(liability, byApril)], [byApril]);
