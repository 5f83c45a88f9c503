import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isVisible } from '#domain/text/visible.js';
import type { OpenedTask } from '../api/queries.js';
import type { TaskDecision } from '../api/types.js';
import { fundName, reasonName, stepName, unitName } from '../names/names.js';
import { Amount, Capitals } from '../ui/amount.js';
import { DialogChoice, DialogField } from '../ui/dialog-field.js';
import { useLanguage } from '../ui/language.js';
import { TextArea } from '../ui/text-area.js';
import { tooMuch } from '../ui/text-length.js';
import {
  decisionTitle,
  MAX_COMMENT,
  movesPayment,
  signsLetter,
  turnsBack,
} from './decision-codes.js';
import type { Verdict } from './use-decision.js';

export interface DecisionDialogProps {
  readonly task: OpenedTask;
  readonly choice: TaskDecision;
  readonly final: boolean;
  readonly comment: string;
  readonly onComment: (comment: string) => void;
  readonly onClose: () => void;
  readonly onDecide: (verdict: Omit<Verdict, 'form'>) => void;
}

function finalWords(task: OpenedTask, choice: TaskDecision): 'finalCancel' | 'finalSign' | 'final' {
  if (movesPayment(task, choice) && choice.way === 'STOP') return 'finalCancel';
  return signsLetter(task, choice) ? 'finalSign' : 'final';
}

/** What a decision needs beside the form, or the facts once more before money leaves. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { task, choice, final, comment, onComment, onClose, onDecide } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const needs = (what: string) => choice.needs.includes(what);
  const [returnTo, setReturnTo] = useState(
    choice.returnTo?.length === 1 ? choice.returnTo[0]?.code : undefined,
  );
  const [reasonCode, setReasonCode] = useState<string | undefined>();
  const said = comment.trim();
  const ready =
    tooMuch(said, MAX_COMMENT) === 0 &&
    (!needs('comment') || isVisible(said)) &&
    (!needs('returnTo') || returnTo !== undefined) &&
    (!needs('reasonCode') || reasonCode !== undefined);
  const placeName = (code: string, title: string) =>
    /^\d{6}$/.test(code) ? unitName(code, language) : stepName(code, title, language, task.city);
  const reasonLabel = t(choice.way === 'BACK' ? 'dialog.reasonCode' : 'dialog.otherReason');
  const title = decisionTitle(choice, language);

  return (
    <Modal
      open
      title={title}
      okText={final ? t('dialog.confirm', { decision: title }) : title}
      cancelText={t('dialog.cancel')}
      okButtonProps={{
        disabled: !ready,
        danger: turnsBack(choice),
      }}
      onCancel={onClose}
      onOk={() =>
        onDecide({
          decision: choice.code,
          ...(said === '' ? {} : { comment: said }),
          ...(needs('returnTo') && returnTo !== undefined ? { returnTo } : {}),
          ...(needs('reasonCode') && reasonCode !== undefined ? { reasonCode } : {}),
        })
      }
    >
      {final && (
        <div className="facts">
          <p>{t(`dialog.${finalWords(task, choice)}`)}</p>
          <p>
            {[
              unitName(task.unit, language),
              fundName(task.fund, language, task.city),
              task.period,
            ].join(' · ')}
          </p>
          {task.amount !== null && (
            <p className="task-amount">
              <Amount value={task.amount} /> {t('unit.yuan')}
              <Capitals value={task.amount} />
            </p>
          )}
        </div>
      )}
      {needs('returnTo') && (
        <DialogChoice
          id="returnTo"
          label={t('dialog.returnTo')}
          value={returnTo}
          options={(choice.returnTo ?? []).map(({ code, title: name }) => ({
            value: code,
            label: placeName(code, name),
          }))}
          onChange={setReturnTo}
        />
      )}
      {needs('reasonCode') && (
        <DialogChoice
          id="reasonCode"
          label={reasonLabel}
          value={reasonCode}
          options={(choice.reasonCodes ?? []).map(({ code, title: name }) => ({
            value: code,
            label: reasonName(code, name, language, task.city),
          }))}
          onChange={setReasonCode}
        />
      )}
      <DialogField
        id="dialog-comment"
        label={needs('comment') ? t('dialog.commentNeeded') : t('decide.comment')}
      >
        <TextArea
          id="dialog-comment"
          maxLength={MAX_COMMENT}
          counted
          rows={4}
          value={comment}
          onText={onComment}
        />
      </DialogField>
    </Modal>
  );
}
