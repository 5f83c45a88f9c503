import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.js';
import { cityName } from '../names/names.js';
import { Choice } from '../ui/choice.js';
import { DayPicker } from '../ui/day-picker.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNote } from '../ui/problem-note.js';
import { TextArea } from '../ui/text-area.js';
import { KeptNote } from '../ui/kept-note.js';
import { TextInput } from '../ui/text-input.js';
import { tooMuch } from '../ui/text-length.js';
import { useKept } from '../ui/use-kept.js';
import { previewNotice, proposeNotice, type NoticeDraft } from './calendar-queries.js';
import { NoticeEffects } from './notice-effects.js';

const MAX_TEXT = 20_000;
const MAX_NUMBER = 60;
const YEAR = /^20\d{2}$/;

interface Fields {
  readonly text: string;
  readonly city: string | undefined;
  readonly year: string;
  readonly number: string;
  readonly date: string | undefined;
}

const empty: Fields = { text: '', city: undefined, year: '', number: '', date: undefined };

const draftOf = ({ text, city, year, number, date }: Fields): NoticeDraft => ({
  text,
  jurisdiction: city ?? null,
  ...(YEAR.test(year) ? { year: Number(year) } : {}),
  ...(number.trim() === '' ? {} : { number: number.trim() }),
  ...(date === undefined ? {} : { date }),
});

/** Pasting a notice: it is read first, and can be proposed once nothing in it disagrees. */
export function NoticeForm() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const { value: fields, restored, set, drop } = useKept('calendar-notice', empty);
  const read = useMutation({ mutationFn: previewNotice });
  const propose = useMutation({
    mutationFn: proposeNotice,
    onSuccess: async ({ notice }) => {
      drop();
      await client.invalidateQueries({ queryKey: ['calendar-notices'] });
      await navigate({ to: '/calendar', search: { id: notice.id } });
    },
  });
  const change = (part: Partial<Fields>) => {
    set(part);
    read.reset();
    propose.reset();
  };
  const city = session?.scopes[0]?.city;
  const ready =
    fields.text.trim() !== '' &&
    tooMuch(fields.text, MAX_TEXT) === 0 &&
    tooMuch(fields.number.trim(), MAX_NUMBER) === 0;
  const agrees = read.data !== undefined && read.data.faults.length === 0;
  return (
    <form
      className="card calendar-form"
      aria-label={t('calendar.take')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) read.mutate(draftOf(fields));
      }}
    >
      <h2>{t('calendar.take')}</h2>
      {restored && fields.text !== '' && <KeptNote onDrop={drop} />}
      <label htmlFor="calendar-text">{t('calendar.text')}</label>
      <TextArea
        id="calendar-text"
        rows={6}
        maxLength={MAX_TEXT}
        placeholder={t('calendar.example')}
        value={fields.text}
        onText={(text) => change({ text })}
      />
      <fieldset className="calendar-fields">
        <legend className="quiet">{t('calendar.missing')}</legend>
        <TextInput
          aria-label={t('calendar.number')}
          placeholder={t('calendar.number')}
          most={MAX_NUMBER}
          value={fields.number}
          onText={(number) => change({ number })}
        />
        <TextInput
          aria-label={t('calendar.year')}
          placeholder={t('calendar.year')}
          inputMode="numeric"
          maxLength={4}
          value={fields.year}
          onText={(year) => change({ year })}
        />
        <DayPicker
          label={t('calendar.issued')}
          value={fields.date}
          onChange={(date) => change({ date })}
        />
        {city !== undefined && (
          <Choice
            label={t('calendar.where')}
            empty={t('calendar.nation')}
            value={fields.city}
            options={[
              { value: city, label: t('calendar.only', { city: cityName(city, language) }) },
            ]}
            onChange={(chosen) => change({ city: chosen })}
          />
        )}
      </fieldset>
      {read.isError && <ProblemNote error={read.error} />}
      {propose.isError && <ProblemNote error={propose.error} />}
      {read.data && <NoticeEffects preview={read.data} />}
      <div className="decide-buttons">
        <Button
          htmlType="submit"
          type={agrees ? 'default' : 'primary'}
          disabled={!ready}
          loading={read.isPending}
        >
          {t('calendar.read')}
        </Button>
        {agrees && (
          <Button
            type="primary"
            loading={propose.isPending}
            onClick={() => propose.mutate(draftOf(fields))}
          >
            {t('calendar.propose')}
          </Button>
        )}
      </div>
    </form>
  );
}
