import { Link, useNavigate } from '@tanstack/react-router';
import { Layers, type LucideIcon, Search } from 'lucide-react';
import { Icon } from '#ui/controls/Icon.tsx';
import type { Action } from '#ui/keys/use-action.ts';
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
      <Waiting n={n} />
    </Link>
  );
}

export function Waiting({ n }: { n: number }) {
  const t = useText();
  if (n === 0) return null;
  return (
    <>
      <span className={styles.waiting} aria-hidden>
        {n > 99 ? '99+' : n}
      </span>
      <span className="visually-hidden">, {t('app.nav.waiting', { n })}</span>
    </>
  );
}

interface FoldedGroupProps {
  label: string;
  /** Of its first entry, when left out. */
  icon?: LucideIcon;
  entries: readonly NavEntry[];
  waiting: Readonly<Record<string, number>>;
  path: string;
  /** Where there is no room for it elsewhere. */
  search?: Action;
}

/** Several entries behind one, where there is no room for each. It counts what waits behind all of them. */
export function FoldedGroup({ label, icon, entries, waiting, path, search }: FoldedGroupProps) {
  const navigate = useNavigate();
  const t = useText();
  const current = entries.some(({ to }) => isUnder(path, to));
  const trigger = (
    <button type="button" className={`${styles.entry} ${current ? styles.currentGroup : ''}`}>
      <Icon as={icon ?? entries[0]?.icon ?? Layers} size={20} />
      <span className={styles.entryLabel}>{label}</span>
      <Waiting n={entries.reduce((sum, { id }) => sum + (waiting[id] ?? 0), 0)} />
    </button>
  );
  return (
    <Menu trigger={trigger} position="right-start">
      {search && (
        <MenuItem icon={Search} onSelect={search.run}>
          {t('app.palette')}
        </MenuItem>
      )}
      {entries.map(({ id, icon: its, label: name, to, letter }) => (
        <MenuItem key={id} icon={its} keys={`g ${letter}`} onSelect={() => void navigate({ to })}>
          {t(name)}
          {waiting[id] ? ` · ${waiting[id]}` : ''}
        </MenuItem>
      ))}
    </Menu>
  );
}
