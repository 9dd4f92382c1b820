import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FileChooser } from '#ui/fields/FileChooser.tsx';
import { SettingsSection } from '#ui/fields/Form.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { photoApi, PHOTO_TYPES } from '../../photo/contract.ts';
import styles from './photo.module.css';
import { squared } from './squared.ts';

const READS = oneKey('direct', 'settings', 'photo');

/** The face of whoever directs, on public pages: chosen, seen as customers see it, taken away. */
export function DirectorPhoto() {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const { data } = useQuery({
    queryKey: READS,
    queryFn: async ({ signal }) => call(photoApi.getDirectorPhoto, {}, { signal }),
  });
  const save = useChange(async (image: string | null) => call(photoApi.setDirectorPhoto, { body: { image } }), {
    reads: [READS],
    said: t('photo.saved'),
  });
  if (!data?.director) return null;
  const choose = async (files: FileList): Promise<void> => {
    const [file] = files;
    const image = file && (await squared(file).catch(() => null));
    setWrong(!image);
    if (image) save.run(image);
  };
  return (
    <SettingsSection title={t('photo.title')} about={t('photo.about', { name: data.director.name })}>
      {data.address && (
        <img className={styles.photo} src={data.address} alt={t('photo.alt', { name: data.director.name })} />
      )}
      {data.can['set'] === true && (
        <Buttons>
          <FileChooser input={input} accept={PHOTO_TYPES.join(',')} onFiles={(files) => void choose(files)} />
          <Button busy={save.busy} onClick={() => input.current?.click()}>
            {t(data.address ? 'photo.change' : 'photo.choose')}
          </Button>
          {data.address && (
            <Button variant="quiet" busy={save.busy} onClick={() => save.run(null)}>
              {t('photo.remove')}
            </Button>
          )}
        </Buttons>
      )}
      {wrong && <p role="alert">{t('photo.wrong')}</p>}
    </SettingsSection>
  );
}
