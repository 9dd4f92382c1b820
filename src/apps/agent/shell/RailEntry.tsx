import { Link, useNavigate } from '@tanstack/react-router';
import { Layers } from 'lucide-react';
import { Icon } from '#ui/controls/Icon.tsx';
import { Menu, MenuItem } from '#ui/overlay/Menu.tsx';
import { useText } from '#ui/text.ts';
import { type NavEntry, isUnder } from '../nav.ts';
import styles from './shell.module.css';

/** Icon and whole name, never the icon alone; and what waits for this person. */
export function RailEntry({ entry, current, waiting: n }: { entry: NavEntry; current: boolean; waiting: number }) {
  const t = useText();
  return (
    <Link to={entry.to} className={styles.entry} aria-current={current ? 'page' : undefined}>
      <Icon as={entry.icon} size={20} />
      <span className={styles.entryLabel}>{t(entry.label)}</span>
      {n > 0 && (
        <>
          <span className={styles.waiting} aria-hidden>
            {n > 99 ? '99+' : n}
          </span>
          <span className="visually-hidden">, {t('app.nav.waiting', { n })}</span>
        </>
      )}
    </Link>
  );
}

/** A whole group behind one entry, where the rail is narrow. */
export function FoldedGroup({ label, entries, path }: { label: string; entries: readonly NavEntry[]; path: string }) {
  const t = useText();
  const navigate = useNavigate();
  const current = entries.some(({ to }) => isUnder(path, to));
  const trigger = (
    <button type="button" className={`${styles.entry} ${current ? styles.currentGroup : ''}`}>
      <Icon as={entries[0]?.icon ?? Layers} size={20} />
      <span className={styles.entryLabel}>{label}</span>
    </button>
  );
  return (
    <Menu trigger={trigger} position="right-start">
      {entries.map(({ id, icon, label: name, to, letter }) => (
        <MenuItem key={id} icon={icon} keys={`g ${letter}`} onSelect={() => void navigate({ to })}>
          {t(name)}
        </MenuItem>
      ))}
    </Menu>
  );
}
