import { useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { sessionQuery, useMe } from '#areas/identity/web/index.ts';
import { useOwnLine } from '#areas/directors-line/web/index.ts';
import { useRing, useSeenWhenOpen } from '#areas/notifications/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { Toasts } from '#ui/feedback/Toasts.tsx';
import { FormatsProvider, useFormats } from '#ui/format/FormatsProvider.tsx';
import { defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { rememberFocus } from '#ui/panes/pane-walk.ts';
import { useText } from '#ui/text.ts';
import { live } from '../live-connection.ts';
import { entriesFor, NAV, type NavEntry } from '../nav.ts';
import { useAccountPreferences } from '../preferences-sync.ts';
import { Bell } from './Bell.tsx';
import { useCommands } from './CommandHost.tsx';
import { LiveBanner } from './LiveBanner.tsx';
import { PaletteSources } from './PaletteSources.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Rail } from './Rail.tsx';
import { SessionDialog } from './SessionDialog.tsx';
import styles from './shell.module.css';
import { useRailShape } from './use-rail-shape.ts';
import { useScreenFocus } from './use-screen-focus.ts';
import { useWaiting } from './use-waiting.ts';

/** Lets in whoever is signed in; signing out leads out. */
export function Shell() {
  const { data: me } = useSuspenseQuery(sessionQuery);
  return me ? (
    <InCompanyZone>
      <SignedIn />
    </InCompanyZone>
  ) : (
    <Navigate to="/entrar" replace />
  );
}

/** Every date on screen is the company's, wherever the browser is: a term ends with the company's day. */
function InCompanyZone({ children }: { children: ReactNode }) {
  const { locale, timeZone } = useFormats();
  const zone = useOrganisation()?.company.zone;
  return (
    <FormatsProvider locale={locale} timeZone={zone ?? timeZone}>
      {children}
    </FormatsProvider>
  );
}

/** Everything around a screen. */
function SignedIn() {
  const t = useText();
  const me = useMe();
  const { locale } = useFormats();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const main = useScreenFocus(path);
  const shape = useRailShape();
  const { palette, sheet, dialogs } = useCommands(locale);
  const line = useOwnLine();
  const entries = entriesFor(NAV, me.roles).filter(({ id }) => id !== 'line' || line.holds);
  const waiting = useWaiting();
  useAccountPreferences();
  useRing();
  useSeenWhenOpen(path);
  useEffect(() => live.start(), []);
  useEffect(() => {
    document.addEventListener('focusin', rememberFocus);
    return () => document.removeEventListener('focusin', rememberFocus);
  }, []);

  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip} onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {t('app.skip')}
      </a>
      <PaletteSources />
      {entries.map((entry) => (
        <GoTo key={entry.id} entry={entry} />
      ))}
      <Rail
        entries={entries}
        waiting={waiting}
        path={path}
        search={palette}
        shape={shape}
        bell={<Bell />}
        person={<PersonMenu locale={locale} shortcuts={sheet} />}
      />
      <div className={styles.stage}>
        <LiveBanner live={live} />
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      <Toasts />
      <SessionDialog signInPath={`${import.meta.env.BASE_URL}entrar`} />
      {dialogs}
    </div>
  );
}

/** «G», then its letter; and its line in the palette. */
function GoTo({ entry }: { entry: NavEntry }) {
  const navigate = useNavigate();
  useAction(goAction(entry), { run: () => void navigate({ to: entry.to }) });
  return null;
}

const goActions = new Map<string, ReturnType<typeof defineAction>>();

function goAction({ id, label, icon, letter }: NavEntry) {
  const known = goActions.get(id) ?? defineAction({ id: `go.${id}`, label, icon, group: 'go', keys: [`g ${letter}`] });
  goActions.set(id, known);
  return known;
}
