import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Time } from '#ui/format/Time.tsx';
import { useText } from '#ui/text.ts';
import { customersApi, type CustomerView } from '../../contract.ts';
import { reasonAgainst } from '../reason.ts';
import { useCustomerChange } from '../use-customer-change.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import styles from './record.module.css';

/** What the team knows of them, which they never see. */
export function NotesSection({ customer }: { customer: CustomerView }) {
  const t = useText();
  const [writing, setWriting] = useState(false);
  return (
    <FoldSection id="customers.notes" title={t('customers.notes')} aside={customer.notes.length || undefined}>
      {writing ? (
        <NoteForm id={customer.id} onClose={() => setWriting(false)} />
      ) : (
        <div className={styles.tools}>
          <Button
            variant="quiet"
            icon={Plus}
            reason={reasonAgainst(t, customer.can, 'note')}
            onClick={() => setWriting(true)}
          >
            {t('customers.notes.add')}
          </Button>
        </div>
      )}
      <ul className={styles.notes}>
        {customer.notes.map((note) => (
          <Note key={note.id} id={customer.id} note={note} />
        ))}
      </ul>
    </FoldSection>
  );
}

function Note({ id, note }: { id: string; note: CustomerView['notes'][number] }) {
  const t = useText();
  const [removing, setRemoving] = useState(false);
  const remove = useCustomerChange(async () => call(customersApi.removeNote, { params: { id, noteId: note.id } }), {
    said: t('customers.notes.said.removed'),
    onDone: () => setRemoving(false),
  });
  return (
    <li className={styles.note}>
      <div className={styles.noteHead}>
        <span className={styles.noteAuthor}>{note.author}</span>
        <span className={styles.quiet}>
          <Time at={new Date(note.at)} /> · {t('customers.notes.unseen')}
        </span>
        {note.can['remove'] === true && (
          <span className={styles.noteTool}>
            <IconButton icon={X} label={t('customers.notes.remove')} onClick={() => setRemoving(true)} />
          </span>
        )}
      </div>
      <p className={styles.noteText}>{note.text}</p>
      {removing && (
        <ConfirmDialog
          danger
          title={t('customers.notes.remove.title')}
          action={t('customers.notes.remove')}
          busy={remove.busy}
          onConfirm={() => remove.run(undefined)}
          onClose={() => setRemoving(false)}
        >
          {t('customers.notes.remove.text')}
        </ConfirmDialog>
      )}
    </li>
  );
}

function NoteForm({ id, onClose }: { id: string; onClose(): void }) {
  const t = useText();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const add = useCustomerChange(
    async () => call(customersApi.addNote, { params: { id }, body: { text: text.trim() } }),
    { inForm: true, said: t('customers.notes.said.added'), onDone: onClose },
  );
  const submit = (): void => {
    setAsked(true);
    if (text.trim() !== '' && !add.busy) add.run(undefined);
  };
  return (
    <Form onSubmit={submit} refusal={add.refusal}>
      <TextArea
        autoFocus
        label={t('customers.notes.text')}
        hint={t('customers.notes.hint')}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
        error={asked && text.trim() === '' ? t('customers.notes.missing') : add.wrong('text')}
      />
      <FormActions>
        <Button type="submit" busy={add.busy}>
          {t('customers.notes.save')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('customers.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
