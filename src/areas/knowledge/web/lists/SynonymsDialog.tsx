import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { searchingApi } from '../../contract.ts';
import { articlesKey, synonymsQuery } from '../queries.ts';

/** Expressions that mean the same: a line each, «=» between them. */
export function SynonymsDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const { data } = useQuery(synonymsQuery);
  const [written, setWritten] = useState<string | undefined>(undefined);
  const text = written ?? (data?.synonyms ?? []).map((group) => group.join(' = ')).join('\n');
  const save = useChange(async () => call(searchingApi.setSynonyms, { body: { synonyms: groupsOf(text) } }), {
    reads: [manyKey('knowledge'), articlesKey],
    said: t('knowledge.synonyms.said'),
    inForm: true,
    onDone: onClose,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('knowledge.synonyms.action')}
      dismissible={written === undefined}
      actions={
        <>
          <Button onClick={onClose}>{t('knowledge.cancel')}</Button>
          <Button variant="primary" busy={save.busy} onClick={() => save.run(undefined)}>
            {t('knowledge.synonyms.save')}
          </Button>
        </>
      }
    >
      {data ? (
        <Form onSubmit={() => save.run(undefined)} refusal={save.refusal ?? save.problems[0]?.message}>
          <TextArea
            data-autofocus
            label={t('knowledge.synonyms.label')}
            hint={t('knowledge.synonyms.hint')}
            minRows={8}
            value={text}
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
        </Form>
      ) : (
        <Skeleton as="lines" count={6} />
      )}
    </Dialog>
  );
}

function groupsOf(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => [
      ...new Set(
        line
          .split('=')
          .map((one) => one.trim())
          .filter((one) => one.length > 1),
      ),
    ])
    .filter((group) => group.length > 1);
}
