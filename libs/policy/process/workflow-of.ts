import { WorkflowType } from '#contracts/engine.js';
import { kitPages } from '#contracts/process/pages.js';
import type { PageCase } from '../schema/page.schema.js';

/** Which workflow goes through the stages of a kind of case: one for all, or the page of TypeScript it names. */
export const workflowOf = ({ page }: Pick<PageCase, 'page'>) =>
  page === null ? WorkflowType.inOrder : kitPages[page].workflow;
