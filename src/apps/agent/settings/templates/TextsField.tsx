import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { TemplateField } from '#areas/cases/contract.ts';
import { refusalOf } from '#areas/identity/web/index.ts';
import { RichEditor } from '#ui/editor/RichEditor.tsx';
import { WritingView } from '#ui/editor/WritingView.tsx';
import type { RichEditorHandle } from '#ui/editor/rich-editor.ts';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useRested } from '#ui/fields/use-rested.ts';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { previewQuery, sampleCaseQuery } from './queries.ts';
import own from './templates.module.css';
import { firstSlot, languageOf, type Slot, SLOTS, type Texts } from './texts.rules.ts';

const PAUSE_MS = 400;

interface TextsFieldProps {
  texts: Texts;
  onChange(texts: Texts): void;
  fields: readonly Omit<TemplateField, 'said'>[];
  error: string | undefined;
}

/** One text for each language and form of address that is written to; beside it, how it would leave for a real case. */
export function TextsField({ texts, onChange, fields, error }: TextsFieldProps) {
  const t = useText();
  const panel = useId();
  const editor = useRef<RichEditorHandle>(null);
  const [slot, setSlot] = useState<Slot>(() => firstSlot(texts));
  const written = (one: Slot): boolean => texts[one] !== '';
  const mark = (one: Slot): string =>
    written(one) ? t('templates.slot.written', { name: t(`templates.slot.${one}`) }) : t(`templates.slot.${one}`);
  const insert = (key: string | null): void => {
    if (key) editor.current?.insertHtml(`{${key}}`);
  };
  return (
    <div className={own.texts}>
      <Tabs<Slot>
        label={t('templates.slots')}
        tabs={SLOTS.map((id) => ({ id, label: mark(id) }))}
        value={slot}
        onChange={setSlot}
        panelId={panel}
      />
      <div id={panel} role="tabpanel" aria-labelledby={`${panel}-${slot}`} className={own.panel}>
        <RichEditor
          key={slot}
          ref={editor}
          label={t('templates.text', { name: t(`templates.slot.${slot}`) })}
          hideLabel
          hint={t('templates.text.hint')}
          error={error}
          lang={languageOf(slot)}
          rows={7}
          html={texts[slot]}
          onChange={(html) => onChange({ ...texts, [slot]: html })}
        />
        <SelectField
          label={t('templates.insertField')}
          placeholder={t('templates.insertField.placeholder')}
          searchable
          data={fields.map(({ key, name }) => ({ value: key, label: `${name} · {${key}}` }))}
          value={null}
          onChange={insert}
        />
        <Preview slot={slot} html={texts[slot]} />
      </div>
    </div>
  );
}

function Preview({ slot, html }: { slot: Slot; html: string }) {
  const t = useText();
  const sample = useQuery(sampleCaseQuery);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const reference = useRested((chosen ?? sample.data ?? '').trim().toUpperCase(), PAUSE_MS);
  const resting = useRested(html, PAUSE_MS);
  const asked = /^[A-Z]{1,5}-\d{1,10}$/.test(reference) && resting !== '';
  const { data, error } = useQuery({ ...previewQuery(reference, languageOf(slot), resting), enabled: asked });
  return (
    <section aria-label={t('templates.preview')} className={own.preview}>
      <TextField
        label={t('templates.preview.case')}
        hint={t('templates.preview.hint')}
        value={chosen ?? sample.data ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
        error={error ? refusalOf(t, error) : undefined}
      />
      {asked && data && !error && (
        <div className={own.letter} lang={languageOf(slot)}>
          <WritingView html={data.html} />
        </div>
      )}
    </section>
  );
}
