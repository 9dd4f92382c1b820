import { Suspense } from 'react';
import { ActionButton } from '#ui/controls/Button.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { later } from '#ui/later.ts';
import { useDesk } from '../case/desk.ts';
import { fieldAction, templateAction } from './actions.ts';
import { pickFor, usePicking } from './picking.ts';
import { useInsert } from './use-insert.ts';

const TemplateDialog = later(async () => (await import('./TemplateDialog.tsx')).TemplateDialog);
const FieldDialog = later(async () => (await import('./FieldDialog.tsx')).FieldDialog);

/** Opens what one answers with; also by M, and by «/» and «{» while one writes. */
export function TemplatesButton() {
  const { compose } = useDesk();
  const picking = usePicking();
  const insert = useInsert();
  const open = (what: 'templates' | 'fields') => (): void => {
    compose('reply');
    pickFor({ what, typed: '' });
  };
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
