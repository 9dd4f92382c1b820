import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { casesApi, type TemplateVersion, type TemplateView } from '#areas/cases/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { WritingView } from '#ui/editor/WritingView.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { Read } from '../Block.tsx';
import styles from '../settings.module.css';
import { templatesKey, templateVersionsQuery } from './queries.ts';
import own from './templates.module.css';
import { slotOf } from './texts.rules.ts';
import { useTemplateWords } from './use-template-words.ts';

/** Every version there was: who published it, when, and what it said. An older one comes back as a new one. */
export function VersionsDialog({ template, onClose }: { template: TemplateView; onClose(): void }) {
  const t = useText();
  const reading = useQuery(templateVersionsQuery(template.id));
  return (
    <Dialog
      open
      size="large"
      title={t('templates.versionsOf', { title: template.title })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('templates.close')}</Button>}
    >
      <Read from={reading}>
        {({ versions }) => (
          <ol className={own.versions}>
            {versions.map((version) => (
              <Version key={version.number} version={version} template={template} onDone={onClose} />
            ))}
          </ol>
        )}
      </Read>
    </Dialog>
  );
}

function Version({ version, template, onDone }: { version: TemplateVersion; template: TemplateView; onDone(): void }) {
  const t = useText();
  const formats = useFormats();
  const words = useTemplateWords();
  const [open, setOpen] = useState(version.number === template.version);
  const { title, caseTypes, channels, actions, texts } = version;
  const { kind, shared, teamId } = template;
  const back = useChange(
    async () =>
      call(casesApi.publishTemplate, {
        params: { id: template.id },
        body: {
          title,
          caseTypes,
          channels,
          actions,
          kind,
          shared,
          teamId,
          texts: texts.map(({ language, form, html }) => ({ language, form, html })),
          basedOn: template.version,
        },
      }),
    { reads: [templatesKey], said: t('templates.published'), onDone },
  );
  const isNow = version.number === template.version;
  return (
    <li className={own.version}>
      <div className={styles.line}>
        <button type="button" className={own.opener} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(isNow ? 'templates.version.now' : 'templates.version', { n: version.number })}
        </button>
        <span className={styles.quiet}>
          {t('templates.version.by', { name: version.madeBy.name, at: formats.longDate(new Date(version.madeAt)) })}
        </span>
        {!isNow && template.can['change'] === true && !template.archivedAt && (
          <Button variant="quiet" busy={back.busy} onClick={() => back.run(undefined)}>
            {t('templates.version.back')}
          </Button>
        )}
      </div>
      {open && (
        <div className={own.said}>
          <p className={styles.name}>{title}</p>
          <p className={styles.quiet}>{words.purpose(version)}</p>
          {texts.map(({ language, form, html }) => (
            <section key={`${language}-${form}`}>
              <h3 className={own.slot}>{words.slot(slotOf(language, form))}</h3>
              <div className={own.letter} lang={language}>
                <WritingView html={html} />
              </div>
            </section>
          ))}
        </div>
      )}
    </li>
  );
}
