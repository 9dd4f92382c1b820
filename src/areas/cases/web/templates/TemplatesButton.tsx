import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { ActionButton } from '#ui/controls/Button.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { later } from '#ui/later.ts';
import { usePaletteSource } from '#ui/palette/sources.ts';
import { useText } from '#ui/text.ts';
import type { OfferedTemplate } from '../../contract.ts';
import { useDesk } from '../case/desk.ts';
import { fieldAction, templateAction } from './actions.ts';
import { pickFor, usePicking } from './picking.ts';
import { offeredQuery } from './queries.ts';
import { useInsert } from './use-insert.ts';

const TemplateDialog = later(async () => (await import('./TemplateDialog.tsx')).TemplateDialog);
const FieldDialog = later(async () => (await import('./FieldDialog.tsx')).FieldDialog);

const IN_PALETTE = 5;

function useInPalette(choose: (template: OfferedTemplate) => void): void {
  const t = useText();
  const { it } = useDesk();
  const queries = useQueryClient();
  usePaletteSource({
    id: 'templates',
    heading: t('cases.templates.title'),
    icon: templateAction.icon,
    search: async (q) => {
      const { templates } = await queries.fetchQuery(offeredQuery(it.reference, q));
      return templates.slice(0, IN_PALETTE).map((one) => ({ id: one.id, label: one.title, open: () => choose(one) }));
    },
  });
}

/** Opens what one answers with; also by M, and by «/» and «{» while one writes. */
export function TemplatesButton() {
  const { compose } = useDesk();
  const picking = usePicking();
  const insert = useInsert();
  const open = (what: 'templates' | 'fields') => (): void => {
    compose('reply');
    pickFor({ what, typed: '' });
  };
  useEffect(() => () => pickFor(undefined), []);
  const template = useAction(templateAction, { run: open('templates') });
  useAction(fieldAction, { run: open('fields') });
  const close = (): void => {
    pickFor(undefined);
    // After the dialog has given the focus back.
    setTimeout(() => {
      if (picking?.typed) insert.sign(picking.typed);
    });
  };
  const chosen = (put: () => void): void => {
    pickFor(undefined);
    setTimeout(put);
  };
  useInPalette((one) => {
    compose('reply');
    // One that does something with the case says so before.
    if (one.actions.length > 0) pickFor({ what: 'templates', typed: '' });
    else setTimeout(() => insert.template(one, false));
  });
  return (
    <>
      <ActionButton action={template} icon={templateAction.icon} />
      <Suspense>
        {picking?.what === 'templates' && (
          <TemplateDialog onClose={close} onChoose={(one, acts) => chosen(() => insert.template(one, acts))} />
        )}
        {picking?.what === 'fields' && (
          <FieldDialog onClose={close} onChoose={(field, language) => chosen(() => insert.field(field, language))} />
        )}
      </Suspense>
    </>
  );
}
