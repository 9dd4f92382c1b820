import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { type Text, useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { useDraft } from '../compose/drafts.ts';
import { MovedNotice } from '../compose/MovedNotice.tsx';
import { Recipients } from '../compose/recipients/Recipients.tsx';
import type { CaseView } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { ChildAnswerFields } from '../family/ChildAnswerFields.tsx';
import { useChildAnswers } from '../family/use-child-answers.ts';
import { DraftFiles } from '../files/DraftFiles.tsx';
import { AdrNotice, useAdr } from '../law/AdrNotice.tsx';
import { useCutAsked } from '../law/CutFields.tsx';
import { ReplyWarnings } from '../law/ReplyWarnings.tsx';
import { OwnField } from './OwnField.tsx';
import styles from './panel.module.css';
import { PetitionFields } from './PetitionFields.tsx';
import { isAnswered, type Missing, missingIn, petitionForms, type PetitionForm } from './resolution.rules.ts';
import { type FieldValues, useResolve } from './use-resolve.ts';

const confirmResolve = defineAction({
  id: 'case.resolve-confirm',
  label: 'cases.resolve.confirmAction',
  group: 'here',
  keys: ['ctrl+enter'],
  whileWriting: true,
});

const leavePanel = defineAction({
  id: 'case.resolve-leave',
  label: 'cases.resolve.leaveAction',
  group: 'here',
  keys: ['escape'],
  whileWriting: true,
});

/** What was written in a panel that was left without resolving; it is there when the panel opens again. */
const left = new Map<string, PetitionForm[]>();

/** Each petition with outcome and reason, what the company wants filled in, and the answer if none was sent. */
export function ResolvePanel({ onClose }: { onClose(): void }) {
  const t = useText();
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const [forms, setForms] = useKeptForms(it);
  const [values, setValues] = useState<FieldValues>({});
  const [tried, setTried] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const { resolve, busy, problem, moved } = useResolve(() => {
    left.delete(it.reference);
    onClose();
  });
  const fields = useRequiredFields(values);
  const adr = useAdr(it.reference, forms);
  const cut = useCutAsked(it.reference);
  const needsReply = !isAnswered(it.messages) || adr?.given === false || cut !== null;
  const { text } = draft.reply;
  const children = useChildAnswers(it.reference, text);
  const missing = missingIn(forms, { reply: needsReply, replyText: text, fields });
  const lacking = missing.map((one) => ({ field: one.field, message: missingWords(t, one) }));
  if (children.missing) lacking.push({ field: 'resolve-children', message: t('cases.family.missing') });
  const problems = tried ? lacking : [];
  const errorOf = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;

  const submit = (): void => {
    setTried(true);
    if (lacking.length > 0) setTimeout(() => panel.current?.querySelector<HTMLElement>('[role="alert"] a')?.focus());
    else if (!busy)
      resolve({ forms, fields: values, reply: draft.reply, adr: adr?.text ?? null, children: children.given });
  };
  const confirm = useAction(confirmResolve, { run: submit });
  useAction(leavePanel, { run: onClose });
  const set = (key: string, part: Partial<PetitionForm>): void =>
    setForms(forms.map((form) => (form.key === key ? { ...form, ...part } : form)));
  const add = (): void =>
    setForms([
      ...forms,
      { key: `${it.reference}-${forms.length + 1}-${forms.at(-1)?.key ?? ''}`, text: '', outcome: '', reason: '' },
    ]);
  const write = (value: string): void =>
    // What is written here is plain: of the shape it had, nothing stands any more.
    change({
      ...latest(),
      reply: { ...latest().reply, text: value, html: '' },
      basedOn: latest().basedOn ?? it.version,
    });

  useEffect(() => panel.current?.querySelector<HTMLElement>('textarea, input')?.focus(), []);
  return (
    <section ref={panel} aria-label={t('cases.resolve.title', { reference: it.reference })} className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('cases.resolve.title', { reference: it.reference })}</h2>
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      <Form onSubmit={submit} problems={problems} refusal={problem}>
        {moved && <MovedNotice />}
        {forms.map((form, index) => (
          <PetitionFields
            key={form.key}
            form={form}
            n={index + 1}
            errorOf={errorOf}
            onChange={(part) => set(form.key, part)}
            onRemove={
              forms.length > 1 && !isDecided(form, it.petitions)
                ? () => setForms(forms.filter(({ key }) => key !== form.key))
                : undefined
            }
          />
        ))}
        <div>
          <Button icon={Plus} onClick={add}>
            {t('cases.petition.add')}
          </Button>
        </div>
        {fields.map(({ definition, key }) => (
          <OwnField
            key={key}
            id={`field-${key}`}
            definition={definition}
            value={values[key] ?? null}
            onChange={(value) => setValues({ ...values, [key]: value })}
            error={errorOf(`field-${key}`)}
          />
        ))}
        {(needsReply || text !== '') && (
          <div className={styles.reply}>
            <Recipients />
            <TextArea
              id="resolve-reply"
              label={t('cases.resolve.reply')}
              hint={t(needsReply ? 'cases.resolve.replyNeeded' : 'cases.resolve.replyHint')}
              optional={!needsReply}
              lang={it.language}
              value={text}
              onChange={(event) => write(event.currentTarget.value)}
              error={errorOf('resolve-reply')}
            />
            <ReplyWarnings />
            <DraftFiles uploads={[]} />
          </div>
        )}
        <ChildAnswerFields answers={children} error={errorOf('resolve-children')} />
        {adr && (needsReply || text !== '') && <AdrNotice adr={adr} />}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('cases.resolve.notYet')}</Button>
          <ActionButton action={confirm} variant="primary" busy={busy} />
        </div>
      </Form>
    </section>
  );
}

function useKeptForms(it: CaseView): [PetitionForm[], (forms: PetitionForm[]) => void] {
  const [forms, setForms] = useState(() => left.get(it.reference) ?? petitionForms(it));
  const keep = (next: PetitionForm[]): void => {
    left.set(it.reference, next);
    setForms(next);
  };
  return [forms, keep];
}

function isDecided({ id }: PetitionForm, petitions: readonly { id: string; outcome: string | null }[]): boolean {
  return petitions.some((one) => one.id === id && one.outcome !== null);
}

/** Own fields that must be filled to resolve and are not yet. */
function useRequiredFields(values: FieldValues) {
  const { it } = useDesk();
  const { organisation } = useHouse();
  const { locale } = useFormats();
  const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';
  return (organisation?.fields ?? [])
    .filter(({ active, requiredToResolve, key }) => active && requiredToResolve && isEmpty(it.fields[key]))
    .map((definition) => ({
      definition,
      key: definition.key,
      label: locale === 'es' ? definition.labelEs : definition.labelEn,
      filled: !isEmpty(values[definition.key]),
    }));
}

function missingWords(t: Text, { what, n = 0, label = '' }: Missing): string {
  return what === 'reply'
    ? t('cases.resolve.missing.reply')
    : what === 'field'
      ? t('cases.resolve.missing.field', { label })
      : t(`cases.resolve.missing.${what}`, { n });
}
