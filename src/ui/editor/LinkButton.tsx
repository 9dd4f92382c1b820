import type { Editor } from '@tiptap/react';
import { Link as LinkIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { Form } from '../fields/Form.tsx';
import { TextField } from '../fields/TextField.tsx';
import { Popover } from '../overlay/Popover.tsx';
import { useText } from '../text.ts';
import { BarButton } from './BarButton.tsx';
import styles from './editor.module.css';
import { linkAddress } from './link.rules.ts';

interface LinkButtonProps {
  editor: Editor;
  /** The cursor is in one. */
  on: boolean;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Asks where a link goes; what is selected becomes it, or the address itself where nothing is. */
export function LinkButton({ editor, on, open, onOpenChange }: LinkButtonProps) {
  const t = useText();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    if (!open) return;
    const href: unknown = editor.getAttributes('link')['href'];
    setAddress(typeof href === 'string' ? href : '');
    setWrong(false);
  }, [editor, open]);
  const close = (): void => {
    onOpenChange(false);
    // After the panel has given the focus back to its button.
    setTimeout(() => editor.commands.focus());
  };
  const apply = (): void => {
    const href = linkAddress(address);
    if (!href) return setWrong(true);
    const chain = editor.chain().focus();
    if (on || !editor.state.selection.empty) chain.extendMarkRange('link').setLink({ href }).run();
    else chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
    close();
  };
  const remove = (): void => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    close();
  };
  return (
    <Popover
      label={t('ui.editor.link')}
      open={open}
      position="top-start"
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      trigger={
        <BarButton
          icon={LinkIcon}
          label={t('ui.editor.link')}
          keys="ctrl+shift+l"
          on={on}
          onPress={() => onOpenChange(!open)}
        />
      }
    >
      <Form onSubmit={apply}>
        <TextField
          label={t('ui.editor.linkTo')}
          error={wrong ? t('ui.editor.linkWrong') : undefined}
          value={address}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <div className={styles.linkTools}>
          <Button variant="primary" onClick={apply}>
            {t('ui.editor.linkApply')}
          </Button>
          {on && <Button onClick={remove}>{t('ui.editor.linkRemove')}</Button>}
        </div>
        <input type="submit" hidden />
      </Form>
    </Popover>
  );
}
