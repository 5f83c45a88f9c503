import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { type AttachmentReceipt } from '#contracts/api/attachments.js';
import { attachmentLimits } from '#contracts/file-types.js';
import { callUpload } from '../api/call.js';
import { taskQuery } from '../api/queries.js';
import { useFileWords } from './use-file-words.js';
import { ProblemNote } from '../ui/problem-note.js';

const mib = attachmentLimits.bytes / 1024 / 1024;
const endings = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.ofd';

/** 添加附件: the file leaves as soon as it is chosen; the page then holds the task's new version. */
export function AddFile({ task }: { task: string }) {
  const words = useFileWords();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: (file: File) =>
      callUpload<AttachmentReceipt>(`/tasks/${encodeURIComponent(task)}/attachments`, file),
    onSettled: () => client.invalidateQueries({ queryKey: taskQuery(task).queryKey }),
  });
  const choose = (file: File | undefined): void => {
    if (!file) return;
    setTooLarge(file.size > attachmentLimits.bytes ? file.name : null);
    if (file.size <= attachmentLimits.bytes) upload.mutate(file);
    if (input.current) input.current.value = ''; // so that the same file can be chosen again
  };
  return (
    <div className="no-print">
      <input
        ref={input}
        type="file"
        hidden
        accept={endings}
        aria-label={words.add}
        onChange={({ target }) => choose(target.files?.[0])}
      />
      <Button loading={upload.isPending} onClick={() => input.current?.click()}>
        {upload.isPending ? words.adding : words.add}
      </Button>
      <p className="quiet">{words.hint(mib)}</p>
      {tooLarge !== null && (
        <p className="field-error" role="alert">
          {words.tooLarge(tooLarge, mib)}
        </p>
      )}
      {tooLarge === null && upload.isError && <ProblemNote error={upload.error} />}
    </div>
  );
}
