import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { organisationApi, type TagView } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { actions, stateColumn } from '../columns.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { organisationQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';

/** Words to find cases again by. A tag retired stays on the cases that have it. */
export function TagsSection() {
  const t = useText();
  const reading = useQuery(organisationQuery);
  const [open, setOpen] = useState<TagView | 'new' | undefined>(undefined);
  const toggle = useChange(
    async ({ id, active }: TagView) => call(organisationApi.updateTag, { params: { id }, body: { active: !active } }),
    { reads: [organisationQuery.queryKey], said: t('settings.saved') },
  );
  return (
    <Block
      plain
      title={t('settings.section.tags')}
      about={t('settings.tags.about')}
      tools={<Button onClick={() => setOpen('new')}>{t('settings.tags.new')}</Button>}
    >
      <Read from={reading}>
        {({ tags }) => (
          <DataTable
            caption={t('settings.section.tags')}
            rows={tags}
            idOf={({ id }) => id}
            empty={<EmptyState fact={t('settings.tags.none')} />}
            columns={[
              {
                id: 'name',
                label: t('settings.name'),
                cell: ({ name }) => <span className={styles.name}>{name}</span>,
              },
              stateColumn(t),
              {
                ...actions(t),
                cell: (tag) => (
                  <div className={styles.rowTools}>
                    <Button variant="quiet" onClick={() => setOpen(tag)}>
                      {t('settings.rename')}
                    </Button>
                    <Button variant="quiet" busy={toggle.busy} onClick={() => toggle.run(tag)}>
                      {t(tag.active ? 'settings.retire' : 'settings.bringBack')}
                    </Button>
                  </div>
                ),
              },
            ]}
          />
        )}
      </Read>
      {open && <TagDialog tag={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Block>
  );
}

function TagDialog({ tag, onClose }: { tag: TagView | undefined; onClose(): void }) {
  const t = useText();
  const { values, text } = useValues({ name: tag?.name ?? '' });
  const save = useChange(
    async () =>
      tag
        ? call(organisationApi.updateTag, { params: { id: tag.id }, body: values })
        : call(organisationApi.createTag, { body: values }),
    { reads: [organisationQuery.queryKey], said: t('settings.saved'), inForm: true, onDone: onClose },
  );
  return (
    <FormDialog
      size="small"
      title={tag?.name ?? t('settings.tags.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        label={t('settings.name')}
        maxLength={40}
        {...text('name')}
        error={save.wrong('name')}
      />
    </FormDialog>
  );
}
