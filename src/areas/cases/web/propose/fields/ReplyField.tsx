import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../../case/desk.ts';
import { Warnings } from '../../law/ReplyWarnings.tsx';
import type { ReplyReasons } from '../propose.rules.ts';

interface ReplyFieldProps {
  id: string;
  value: string;
  reasons: ReplyReasons;
  error: string | undefined;
  onChange(part: { reply: string } | { reasons: ReplyReasons }): void;
}

/** The reply that goes out with what is granted, with what the law would say of it as of any other. */
export function ReplyField({ id, value, reasons, error, onChange }: ReplyFieldProps) {
  const t = useText();
  const { it } = useDesk();
  return (
    <>
      <TextArea
        id={id}
        label={t('cases.propose.reply')}
        lang={it.language}
        value={value}
        onChange={(event) => onChange({ reply: event.currentTarget.value })}
        error={error}
      />
      <Warnings
        text={value}
        reasons={reasons}
        onReason={(kind, reason) => onChange({ reasons: { ...reasons, [kind]: reason } })}
      />
    </>
  );
}
