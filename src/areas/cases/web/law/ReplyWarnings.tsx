import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '#ui/controls/Icon.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useRested } from '#ui/fields/use-rested.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { useDraft } from '../compose/drafts.ts';
import type { WrittenWith } from '../../contract.ts';
import { CutFields } from './CutFields.tsx';
import styles from './law.module.css';
import { replyCheckQuery } from './queries.ts';

const PAUSE_MS = 700;

/** What the law would say of the answer in the composer, while it is written. */
export function ReplyWarnings() {
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const { to, cc, text, reasons = {}, writtenWith } = draft.reply;
  const say = (kind: 'language' | 'channel', reason: string): void => {
    const now = latest();
    change({ ...now, reply: { ...now.reply, reasons: { ...now.reply.reasons, [kind]: reason } } });
  };
  return (
    <>
      <CutFields />
      <Warnings text={text} to={to} cc={cc} templates={writtenWith?.templates} reasons={reasons} onReason={say} />
    </>
  );
}

interface WarningsProps {
  text: string;
  /** Of the composer; null where nobody chose. */
  to?: readonly string[] | null;
  cc?: readonly string[];
  /** It is written with these. */
  templates?: WrittenWith['templates'] | undefined;
  reasons: { language?: string; channel?: string };
  onReason(kind: 'language' | 'channel', reason: string): void;
}

/** Of any answer to the customer of the open case: its language, its way, whether it answers this customer. */
export function Warnings(props: WarningsProps) {
  const { it } = useDesk();
  return <WarningsOf reference={it.reference} {...props} />;
}

/** The same beside the open case. */
export function WarningsOf({
  reference,
  text: written,
  to = null,
  cc = [],
  templates = [],
  reasons,
  onReason: say,
}: WarningsProps & { reference: string }) {
  const t = useText();
  const { locale } = useFormats();
  const text = useRested(written.trim(), PAUSE_MS);
  const { data } = useQuery({ ...replyCheckQuery(reference, text, to, cc, templates), enabled: text !== '' });
  if (!data || written.trim() === '') return null;
  const languageName = (code: string): string =>
    new Intl.DisplayNames(locale, { type: 'language' }).of(code)?.toLocaleLowerCase(locale) ?? code;
  const wayName = (code: string): string => t(`cases.channel.${code}` as MessageId).toLocaleLowerCase(locale);
  const { language, channel, like, template, faceless, aside, format } = data;
  if (!language && !channel && !like && !template && !faceless && !aside && !format) return null;
  return (
    <div role="status" aria-label={t('cases.law.warnings')} className={styles.warnings}>
      {format && <p className={styles.strong}>{t(`cases.needs.format.${format}`)}</p>}
      {aside && <Warning>{t('cases.law.aside')}</Warning>}
      {language && (
        <Differing
          label={t('cases.law.language.why')}
          value={reasons.language ?? ''}
          onChange={(reason) => say('language', reason)}
        >
          {t('cases.law.language', { used: languageName(language.used), expected: languageName(language.expected) })}
        </Differing>
      )}
      {channel && (
        <Differing
          label={t('cases.law.channel.why')}
          value={reasons.channel ?? ''}
          onChange={(reason) => say('channel', reason)}
        >
          {t('cases.law.channel', { used: wayName(channel.used), expected: wayName(channel.expected) })}
        </Differing>
      )}
      {like && (
        <Warning>{t('cases.law.like', { percent: Math.round(like.share * 100), reference: like.reference })}</Warning>
      )}
      {template && (
        <Warning>
          {t('cases.law.template', { percent: Math.round(template.share * 100), title: template.title })}
        </Warning>
      )}
      {faceless && <Warning>{t('cases.law.faceless')}</Warning>}
    </div>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className={styles.warning}>
      <Icon as={TriangleAlert} />
      <span>{children}</span>
    </p>
  );
}

interface DifferingProps {
  label: string;
  value: string;
  onChange(reason: string): void;
  children: ReactNode;
}

/** It may go out like that, saying why. */
function Differing({ label, value, onChange, children }: DifferingProps) {
  return (
    <div>
      <Warning>{children}</Warning>
      <TextField
        label={label}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
