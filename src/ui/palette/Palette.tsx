import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useState } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { KeyHint } from '../controls/KeyHint.tsx';
import { DialogKeys } from '../keys/KeysProvider.tsx';
import type { Binding } from '../keys/registry.ts';
import overlay from '../overlay/overlay.module.css';
import '../overlay/DialogSheet.tsx';
import { useText } from '../text.ts';
import { type PaletteEntry, useEntries } from './entries.ts';
import { takeEarly } from './early.ts';
import styles from './palette.module.css';

interface PaletteProps {
  open: boolean;
  /** Also gives the focus back: the field takes it too early for the dialog to know where it was. */
  onClose(): void;
  /** What could be done when it was opened. */
  bindings: readonly Binding[];
  /** The messages of the other language, so that its words find things too. */
  otherMessages: Readonly<Record<string, string>>;
}

/** Everything that can be done or gone to, by its name: actions for what is in front first. */
export function Palette({ open, onClose, bindings, otherMessages }: PaletteProps) {
  const t = useText();
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      size="38rem"
      yOffset="12dvh"
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      classNames={{ content: overlay.dialog ?? '', overlay: overlay.scrim ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content radius={0}>
        <DialogKeys>
          <Modal.Title className="visually-hidden">{t('ui.palette.label')}</Modal.Title>
          <PaletteBody onClose={onClose} bindings={bindings} otherMessages={otherMessages} />
        </DialogKeys>
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ onClose, bindings, otherMessages }: Omit<PaletteProps, 'open'>) {
  const t = useText();
  const list = useId();
  const [query, setQuery] = useState('');
  useLayoutEffect(() => setQuery(takeEarly()), []);
  const [at, setAt] = useState(0);
  const { sections, searching } = useEntries(query, bindings, otherMessages);
  const entries = useMemo(() => sections.flatMap((section) => section.entries), [sections]);
  const chosen = entries[Math.min(at, entries.length - 1)];

  const run = (entry: PaletteEntry | undefined): void => {
    if (!entry || entry.reason) return;
    onClose();
    // After the dialog has given the focus back: the action may move it.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps) setAt((Math.min(at, entries.length - 1) + steps + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter') run(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.palette}>
      <div className={styles.field}>
        <Icon as={Search} size={20} />
        <input
          data-autofocus
          // At once: what is typed right after Ctrl K must not get lost.
          ref={focusOnce}
          role="combobox"
          aria-label={t('ui.palette.label')}
          aria-expanded
          aria-controls={list}
          aria-activedescendant={chosen && `${list}-${chosen.id}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('ui.palette.placeholder')}
          className={styles.input}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyHint combo="escape" />
      </div>
      <div id={list} role="listbox" aria-label={t('ui.palette.label')} className={styles.list}>
        {sections.map((section) => (
          <div key={section.id} role="group" aria-label={section.heading}>
            <div className={overlay.groupLabel} aria-hidden>
              {section.heading}
            </div>
            {section.entries.map((entry) => (
              <Option
                key={entry.id}
                id={`${list}-${entry.id}`}
                entry={entry}
                chosen={entry === chosen}
                onChoose={() => run(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <p role="status" className={styles.nothing}>
          {t(searching ? 'ui.palette.searching' : 'ui.palette.nothing', { query })}
        </p>
      )}
    </div>
  );
}

const focusOnce = (input: HTMLInputElement | null): void => input?.focus();

function Option({
  id,
  entry,
  chosen,
  onChoose,
}: {
  id: string;
  entry: PaletteEntry;
  chosen: boolean;
  onChoose(): void;
}) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={entry.reason ? true : undefined}
      className={styles.option}
      ref={chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={onChoose}
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className={styles.icon}>{entry.icon && <Icon as={entry.icon} />}</span>
      <span className={styles.label}>
        {entry.label}
        {entry.reason && <span className={overlay.reason}>{entry.reason}</span>}
      </span>
      {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
      <KeyHint combo={entry.keys?.[0]} />
    </div>
  );
}
