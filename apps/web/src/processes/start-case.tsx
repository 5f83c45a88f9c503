import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isVisible } from '#domain/text/visible.js';
import type { ProcessItem } from '#contracts/api/case-lists.js';
import { call, ProblemError } from '../api/call.js';
import { newKey } from '../api/new-key.js';
import { fundName, unitName } from '../names/names.js';
import '../styles/task.css';
import { DialogChoice, DialogField } from '../ui/dialog-field.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNote } from '../ui/problem-note.js';
import { TextArea } from '../ui/text-area.js';
import { TextInput } from '../ui/text-input.js';
import { tooMuch } from '../ui/text-length.js';

const MAX_REASON = 2_000;
const ONLY = 1;

interface Wanted {
  readonly unit: string | undefined;
  readonly fund: string | undefined;
  readonly period: string;
  readonly reason: string;
}

/** What may be chosen where there is one thing only is chosen already. */
const only = (values: readonly string[]): string | undefined =>
  values.length === ONLY ? values[0] : undefined;

/** Sent under one key for as long as the dialog is open, so that a second press opens no second case. */
function useStarting({ city, id }: ProcessItem, onClose: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: async (wanted: Wanted) => {
      const body = { city, process: id, ...wanted };
      const headers = { 'idempotency-key': key };
      return (await call<{ readonly id: string }>('POST', '/cases', { body, headers })).data;
    },
    onSuccess: async ({ id: opened }) => {
      onClose();
      void client.invalidateQueries({ queryKey: ['processes'] });
      void client.invalidateQueries({ queryKey: ['cases'] });
      await navigate({ to: `/cases/${opened}` as '/' });
    },
    // What was refused as it stood is sent anew under another key; what got no answer, under the same.
    onError: (error) => {
      if (error instanceof ProblemError && error.status >= 400 && error.status < 500) {
        setKey(newKey());
      }
    },
  });
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const closed = error instanceof ProblemError && [404, 405].includes(error.status);
  if (closed) return <Alert type="info" showIcon role="alert" title={t('processes.cannotYet')} />;
  const faults = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return (
    <>
      <ProblemNote error={error} />
      {faults.length > 0 && (
        <ul>
          {faults.map(({ pointer, message }) => (
            <li key={pointer + message}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** 开办: whose, of which fund and period, and why. */
export function StartCase({ process, onClose }: { process: ProcessItem; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const units = process.startedFor?.units ?? [];
  const funds = process.startedFor?.funds ?? [];
  const [wanted, setWanted] = useState<Wanted>({
    unit: only(units),
    fund: only(funds),
    period: '',
    reason: '',
  });
  const start = useStarting(process, onClose);
  const change = (part: Partial<Wanted>) => setWanted({ ...wanted, ...part });
  const named = (fund: string): string =>
    fund === 'ALL' ? t('cases.allFunds') : fundName(fund, language, process.city);
  const { unit, fund, period, reason } = wanted;
  const ready =
    unit !== undefined &&
    fund !== undefined &&
    period.trim() !== '' &&
    isVisible(reason) &&
    tooMuch(reason, MAX_REASON) === 0;
  return (
    <Modal
      open
      title={t('processes.startOf', { title: process.processTitle[language] })}
      okText={t('processes.start')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ disabled: !ready, loading: start.isPending }}
      onCancel={onClose}
      onOk={() => start.mutate({ ...wanted, period: period.trim(), reason: reason.trim() })}
    >
      {start.isError && <Refused error={start.error} />}
      <DialogChoice
        id="start-unit"
        label={t('filter.unit')}
        value={unit}
        options={units.map((value) => ({ value, label: unitName(value, language) }))}
        onChange={(value) => change({ unit: value })}
      />
      <DialogChoice
        id="start-fund"
        label={t('filter.fund')}
        value={fund}
        options={funds.map((value) => ({ value, label: named(value) }))}
        onChange={(value) => change({ fund: value })}
      />
      <DialogField id="start-period" label={t('processes.period')}>
        <TextInput
          id="start-period"
          placeholder={t('processes.periodHint')}
          value={period}
          onText={(value) => change({ period: value })}
        />
      </DialogField>
      <DialogField id="start-reason" label={t('processes.reason')}>
        <TextArea
          id="start-reason"
          maxLength={MAX_REASON}
          counted
          rows={4}
          value={reason}
          onText={(value) => change({ reason: value })}
        />
      </DialogField>
    </Modal>
  );
}
