import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { Draft } from './queries.ts';

const MOST = 1000;
const PEEK = 60;

interface Quoted {
  messageId: string | null;
  quote: string;
}

/** The customer's words as evidence: a message, cut down to what matters. */
export function QuoteFields({
  messages,
  value,
  onChange,
}: {
  messages: Draft['messages'];
  value: Quoted;
  onChange(next: Quoted): void;
}) {
  const t = useText();
  const { date } = useFormats();
  const now = useNow();
  const pick = (messageId: string | null): void => {
    const text = messages.find(({ id }) => id === messageId)?.text ?? '';
    onChange({ messageId, quote: text.trim().slice(0, MOST) });
  };
  return (
    <>
      <SelectField
        label={t('findings.message')}
        optional
        data={messages.map(({ id, at, text }) => ({
          value: id,
          label: `${date(new Date(at), now)} · ${text.replaceAll(/\s+/g, ' ').trim().slice(0, PEEK)}`,
        }))}
        value={value.messageId}
        onChange={pick}
      />
      {value.messageId && (
        <TextArea
          label={t('findings.quote')}
          hint={t('findings.quoteHint')}
          minRows={3}
          maxLength={MOST}
          value={value.quote}
          onChange={(event) => onChange({ ...value, quote: event.currentTarget.value })}
        />
      )}
    </>
  );
}
