import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sessionQuery } from '#areas/identity/web/index.ts';
import { configureClient } from '#platform/http/client.ts';
import { LiveRegion } from '#ui/feedback/LiveRegion.tsx';
import { KeysProvider } from '#ui/keys/KeysProvider.tsx';
import { preferences } from '#ui/preferences/preferences.ts';
import { ThemeProvider } from '#ui/theme/ThemeProvider.tsx';
import { chosenLocale, LanguageProvider, loadMessages } from './language.tsx';
import { forgetQueries, keepQueries, restoreQueries } from './offline/kept-queries.ts';
import { keepProgram } from './offline/program-on-device.ts';
import { bringPreferences } from './preferences-sync.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { signedOut } from './signed-out.ts';

configureClient({
  language: () => document.documentElement.lang,
  // Before the first sign-in there is no session to lose: the router sends to the sign-in page.
  onSignedOut: () => queries.getQueryData(sessionQuery.queryKey) && signedOut.happened(),
});

async function start(): Promise<void> {
  // Whoever is signed in never sees a device new to them in another language or theme first. When nobody answers, the router says so.
  const asked = askWho();
  await Promise.all([asked, loadMessages(chosenLocale(preferences.get().locale))]);
  const me = queries.getQueryData(sessionQuery.queryKey);
  if (me === null) await forgetQueries();
  if (me) bringPreferences(me);
  const locale = chosenLocale(preferences.get().locale);
  document.documentElement.lang = locale;
  const messages = await loadMessages(locale);
  createRoot(document.getElementById('app') as HTMLElement).render(
    <StrictMode>
      <ThemeProvider>
        <LanguageProvider initial={{ locale, messages }}>
          <QueryClientProvider client={queries}>
            <KeysProvider>
              <RouterProvider router={router} />
              <LiveRegion />
            </KeysProvider>
          </QueryClientProvider>
        </LanguageProvider>
      </ThemeProvider>
    </StrictMode>,
  );
}

/** Without a connection, as it was when somebody last read here. */
async function askWho(): Promise<void> {
  // A query that waits for the connection would never come to its end.
  if (navigator.onLine) await queries.prefetchQuery({ ...sessionQuery, retry: false });
  if (queries.getQueryData(sessionQuery.queryKey) === undefined) await restoreQueries(queries);
}

keepQueries(queries);
keepProgram();
void start();
