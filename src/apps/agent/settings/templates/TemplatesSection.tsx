import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { casesApi, type TemplateView } from '#areas/cases/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { SwitchField } from '#ui/fields/ChoiceField.tsx';
import { SearchField } from '#ui/fields/TextField.tsx';
import { useRested } from '#ui/fields/use-rested.ts';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import styles from '../settings.module.css';
import { templatesKey, templatesQuery } from './queries.ts';
import { SignaturesBlock } from './SignaturesBlock.tsx';
import own from './templates.module.css';
import { TemplateDialog } from './TemplateDialog.tsx';
import { useTemplateWords } from './use-template-words.ts';
import { VersionsDialog } from './VersionsDialog.tsx';

const PAUSE_MS = 250;

/** What one answers with: whose it is, for what, in which languages, and how much it is used. */
export function TemplatesSection() {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [archived, setArchived] = useState(false);
  const [open, setOpen] = useState<TemplateView | 'new' | undefined>(undefined);
  const [versions, setVersions] = useState<TemplateView | undefined>(undefined);
  const reading = useQuery(templatesQuery(useRested(typed.trim(), PAUSE_MS), archived));
  const { data } = reading;
  return (
    <>
      <Block
        plain
        title={t('settings.section.templates')}
        about={t('templates.about')}
        tools={<Button onClick={() => setOpen('new')}>{t('templates.new')}</Button>}
      >
        <div className={own.filter}>
          <SearchField
            label={t('templates.search')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <SwitchField
            label={t('templates.showArchived')}
            checked={archived}
            onChange={(event) => setArchived(event.currentTarget.checked)}
          />
        </div>
        <Read from={reading}>
          {({ templates }) => (
            <TemplateTable
              templates={templates}
              none={t(typed.trim() ? 'templates.nothingFound' : archived ? 'templates.noneArchived' : 'templates.none')}
              onOpen={setOpen}
              onVersions={setVersions}
            />
          )}
        </Read>
        {open && data && (
          <TemplateDialog
            template={open === 'new' ? undefined : open}
            fields={data.fields}
            sharesWithAll={data.canShareWithAll}
            onClose={() => setOpen(undefined)}
          />
        )}
        {versions && <VersionsDialog template={versions} onClose={() => setVersions(undefined)} />}
      </Block>
      <SignaturesBlock />
    </>
  );
}

interface TemplateTableProps {
  templates: readonly TemplateView[];
  none: string;
  onOpen(template: TemplateView): void;
  onVersions(template: TemplateView): void;
}

function TemplateTable({ templates, none, onOpen, onVersions }: TemplateTableProps) {
  const t = useText();
  const words = useTemplateWords();
  return (
    <DataTable
      caption={t('settings.section.templates')}
      rows={templates}
      idOf={({ id }) => id}
      empty={<EmptyState fact={none} />}
      columns={[
        {
          id: 'title',
          label: t('templates.title'),
          width: '24%',
          cell: (row) => (
            <div className={styles.two}>
              <span className={styles.name}>{row.title}</span>
              <span className={styles.quiet}>{words.whose(row)}</span>
            </div>
          ),
        },
        { id: 'for', label: t('templates.for'), cell: (row) => words.purpose(row) },
        { id: 'texts', label: t('templates.texts'), cell: (row) => words.languages(row) },
        {
          id: 'use',
          label: t('templates.use'),
          cell: (row) => (
            <div className={styles.two}>
              <span>{words.uses(row.usage)}</span>
              <span className={styles.quiet}>{words.lastUse(row.usage)}</span>
            </div>
          ),
        },
        { ...actions(t), cell: (row) => <RowTools template={row} onOpen={onOpen} onVersions={onVersions} /> },
      ]}
    />
  );
}

function RowTools({
  template,
  onOpen,
  onVersions,
}: Pick<TemplateTableProps, 'onOpen' | 'onVersions'> & { template: TemplateView }) {
  const t = useText();
  const archive = useChange(
    async (archived: boolean) => call(casesApi.archiveTemplate, { params: { id: template.id }, body: { archived } }),
    {
      reads: [templatesKey],
      onDone: ({ archivedAt }) =>
        archivedAt
          ? toast(t('templates.archived', { title: template.title }), { undo: () => archive.run(false) })
          : toast(t('templates.restored', { title: template.title })),
    },
  );
  const mine = template.can['change'] === true;
  return (
    <div className={own.tools}>
      <Button variant="quiet" onClick={() => onVersions(template)}>
        {t('templates.versions')}
      </Button>
      {mine && (
        <>
          <Button variant="quiet" busy={archive.busy} onClick={() => archive.run(template.archivedAt === null)}>
            {t(template.archivedAt ? 'templates.restore' : 'templates.archive')}
          </Button>
          {!template.archivedAt && (
            <Button variant="quiet" onClick={() => onOpen(template)}>
              {t('settings.edit')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
