import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { Heading } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import { articlesApi, type ArticleView } from '../../contract.ts';
import { reasonAgainst } from '../reason.ts';
import { useArticleChange } from './use-article-change.ts';

/** «¿Te ha servido?»: one answer each; with a «no», one line of what is missing. */
export function Rating({ article: { id, mine, can } }: { article: ArticleView }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [word, setWord] = useState('');
  const rate = useArticleChange(
    async (given: { helpful: boolean; word: string }) => call(articlesApi.rateArticle, { params: { id }, body: given }),
    { said: t('knowledge.rate.said'), onDone: () => setAsking(false) },
  );
  const reason = reasonAgainst(t, can, 'rate');
  const submit = (): void => rate.run({ helpful: false, word });
  return (
    <Stack as="section" label={t('knowledge.rate')}>
      <Heading>{t('knowledge.rate')}</Heading>
      <Buttons>
        <Button
          aria-pressed={mine === true}
          reason={reason}
          busy={rate.busy}
          onClick={() => rate.run({ helpful: true, word: '' })}
        >
          {t('knowledge.rate.yes')}
        </Button>
        <Button aria-pressed={mine === false} reason={reason} onClick={() => setAsking(true)}>
          {t('knowledge.rate.no')}
        </Button>
      </Buttons>
      {asking && (
        <Form onSubmit={submit}>
          <TextField
            autoFocus
            label={t('knowledge.rate.word')}
            optional
            maxLength={300}
            value={word}
            onChange={(event) => setWord(event.currentTarget.value)}
          />
          <Buttons>
            <Button busy={rate.busy} onClick={submit}>
              {t('knowledge.rate.send')}
            </Button>
          </Buttons>
        </Form>
      )}
    </Stack>
  );
}
