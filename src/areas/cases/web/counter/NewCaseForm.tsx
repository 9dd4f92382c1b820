import { useNavigate } from '@tanstack/react-router';
import { Paperclip } from 'lucide-react';
import { useRef, useState } from 'react';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { FileChooser } from '#ui/fields/FileChooser.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { FileRows } from '../files/DraftFiles.tsx';
import type { DraftFile } from '../compose/draft.rules.ts';
import { useUploads } from '../files/use-uploads.ts';
import type { CaseView } from '../../contract.ts';
import { AskedFields } from './AskedFields.tsx';
import { AskerField } from './AskerField.tsx';
import styles from './counter.module.css';
import { NewCaseDetails } from './NewCaseDetails.tsx';
import { COUNTER_CHANNELS } from './new-case.rules.ts';
import { useNewCase } from './use-new-case.ts';

const openCase = defineAction({
  id: 'cases.open-new',
  label: 'cases.new.openAction',
  group: 'here',
  keys: ['ctrl+enter'],
  whileWriting: true,
});

interface NewCaseFormProps {
  customerId: string | undefined;
  onCreated(it: CaseView): void;
}

/** Who, how, when, what; the rest has good defaults. */
export function NewCaseForm({ customerId, onCreated }: NewCaseFormProps) {
  const t = useText();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly DraftFile[]>([]);
  const uploading = useUploads((file) => setFiles((all) => [...all, file]));
  const { values, set, problems, refusal, busy, submit } = useNewCase({
    customerId,
    files,
    uploading: uploading.uploads.length > 0,
    onCreated,
  });
  const errorOf = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  const open = useAction(openCase, { run: submit });
  const text = (key: 'subject' | 'text' | 'petitions') => ({
    id: `new-${key}`,
    value: values[key],
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });

  return (
    <div
      className={styles.form}
      onPaste={(event) => event.clipboardData.files.length > 0 && uploading.add(event.clipboardData.files)}
    >
      <Form onSubmit={submit} problems={problems} refusal={refusal}>
        <RadioField
          label={t('cases.new.channel')}
          value={values.channel}
          options={COUNTER_CHANNELS.map((value) => ({ value, label: t(`cases.new.channel.${value}`) }))}
          onChange={(channel) => set({ channel })}
        />
        <AskerField
          asker={values.asker}
          onChange={(asker) => set({ asker })}
          error={errorOf('new-customer')}
          emailError={errorOf('new-email')}
          next="new-subject"
        />
        <TextField label={t('cases.details.subject')} {...text('subject')} error={errorOf('new-subject')} />
        <TextArea
          label={t(`cases.new.text.${values.channel}`)}
          minRows={4}
          {...text('text')}
          error={errorOf('new-text')}
        />
        <TextArea
          label={t('cases.petitions')}
          hint={t('cases.new.petitionsHint')}
          optional
          minRows={2}
          {...text('petitions')}
        />
        <div className={styles.files}>
          <FileChooser input={input} onFiles={uploading.add} />
          <Button icon={Paperclip} onClick={() => input.current?.click()}>
            {t('cases.new.attach')}
          </Button>
          <FileRows
            files={files}
            uploads={uploading.uploads}
            onRemove={(id) => setFiles(files.filter((file) => file.id !== id))}
          />
        </div>
        <AskedFields values={values} set={set} />
        <NewCaseDetails values={values} set={set} receivedAtError={errorOf('new-receivedAt')} />
        <FormActions>
          <ActionButton action={open} variant="primary" busy={busy} />
          <Button onClick={() => void navigate({ to: '/bandeja' })}>{t('cases.cancel')}</Button>
        </FormActions>
      </Form>
    </div>
  );
}
