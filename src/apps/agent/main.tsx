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
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { signedOut } from './signed-out.ts';

configureClient({
  language: () => document.documentElement.lang,
  // Before the first sign-in there is no session to lose: the router sends to the sign-in page.
  onSignedOut: () => queries.getQueryData(sessionQuery.queryKey) && signedOut.happened(),
});

async function start(): Promise<void> {
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

void start();
