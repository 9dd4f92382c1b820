import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { sessionQuery } from '#areas/identity/web/index.ts';
import { Toasts } from '#ui/feedback/Toasts.tsx';
import { FormatsProvider, useFormats } from '#ui/format/FormatsProvider.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { NAV } from '../nav.ts';
import { useCommands } from '../shell/CommandHost.tsx';
import { PersonMenu } from '../shell/PersonMenu.tsx';
import { Rail } from '../shell/Rail.tsx';
import shell from '../shell/shell.module.css';
import { useRailShape } from '../shell/use-rail-shape.ts';
import { ana, NOW, rows } from './sample.ts';
import { SpecimenContext } from './SpecimenContext.tsx';
import { SpecimenList } from './SpecimenList.tsx';
import { SpecimenThread } from './SpecimenThread.tsx';

/** The inbox of the mockup, made of the primitives: a reference for whoever builds the real one. */
export function InboxSpecimen() {
  useQueryClient().setQueryData(sessionQuery.queryKey, ana);
  usePageTitle('RC-24817 Pedido incompleto', 'Bandeja');
  const { locale } = useFormats();
  const { messages, locale: tag } = useIntl();
  return (
    // The specimen's own words are no messages of the product: an unknown id is shown as it is.
    <IntlProvider locale={tag} messages={messages} onError={() => undefined}>
      <FormatsProvider locale={locale} timeZone="Europe/Madrid" fixedNow={NOW}>
        <Specimen />
      </FormatsProvider>
    </IntlProvider>
  );
}

function Specimen() {
  const { locale } = useFormats();
  const { palette, sheet, dialogs } = useCommands(locale);
  const [current, setCurrent] = useState<string | undefined>('RC-24817');
  const [open, setOpen] = useState(false);
  const row = rows.find(({ id }) => id === current);
  return (
    <div className={shell.shell}>
      <Rail
        entries={NAV}
        waiting={{ inbox: 34, intake: 1 }}
        path="/bandeja"
        search={palette}
        shape={useRailShape()}
        bell={null}
        person={<PersonMenu locale={locale} shortcuts={sheet} />}
      />
      <main className={shell.stage}>
        <Workspace
          open={open}
          onBack={() => setOpen(false)}
          listLabel="Ancho de la lista"
          contextLabel="Ancho del contexto"
          list={<SpecimenList current={current} onCurrent={setCurrent} onOpen={() => setOpen(true)} />}
          thread={row && <SpecimenThread row={row} />}
          context={row && <SpecimenContext />}
        />
      </main>
      <Toasts />
      {dialogs}
    </div>
  );
}
