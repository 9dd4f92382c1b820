import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { CheckField, RadioField, SwitchField } from '#ui/fields/ChoiceField.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { FileField } from '#ui/fields/FileField.tsx';
import { FieldRow, Form, FormActions, SettingsSection } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { MultiSelectField, SelectField, TagsField } from '#ui/fields/SelectField.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { SearchField, TextArea, TextField } from '#ui/fields/TextField.tsx';
import styles from './kitchen.module.css';

export function KitchenFields() {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [channel, setChannel] = useState('email');
  return (
    <section className={styles.part}>
      <h2>Campos</h2>
      <SettingsSection
        title="Buzón"
        about="La dirección por la que escribe la clientela. Puedes tener varias, una por marca."
      >
        <Form onSubmit={() => undefined} problems={[{ field: 'address', message: 'La dirección no es correcta.' }]}>
          <FieldRow>
            <TextField
              id="address"
              label="Dirección"
              hint="Por ejemplo, atencion@tuempresa.es"
              error="La dirección no es correcta."
              defaultValue="atencion@"
            />
            <TextField label="Nombre" optional placeholder="Atención al cliente" />
          </FieldRow>
          <FieldRow>
            <SelectField label="Idioma" data={['Español', 'English', 'Català']} defaultValue="Español" />
            <MultiSelectField
              label="Áreas"
              data={['Almacén', 'Contabilidad', 'Instalaciones']}
              defaultValue={['Almacén']}
              searchable
            />
            <NumberField label="Límite" suffix=" €" defaultValue={1284.5} decimalScale={2} fixedDecimalScale />
          </FieldRow>
          <FieldRow>
            <DateField label="Fecha de entrada" defaultValue="2026-10-14" />
            <TagsField label="Etiquetas" defaultValue={['incompleto', 'urgente']} />
            <PasswordField label="Contraseña" defaultValue="secreto largo" />
          </FieldRow>
          <TextArea label="Firma" defaultValue={'Un saludo,\nAna Beltrán'} />
          <RadioField
            label="Canal"
            value={channel}
            onChange={setChannel}
            options={[
              { value: 'email', label: 'Correo', hint: 'IMAP o SMTP' },
              { value: 'post', label: 'Postal' },
            ]}
          />
          <CheckField label="Avisar al cliente de que estamos en ello" defaultChecked />
          <SwitchField label="Acuse de recibo automático" hint="Con la clave y el contenido literal." defaultChecked />
          <FileField label="Adjuntar" hint="o suelta los archivos aquí" files={files} onFiles={setFiles} />
          <SearchField label="Buscar clientes" />
          <FormActions>
            <Button variant="primary" type="submit">
              Guardar
            </Button>
            <Button>Probar la conexión</Button>
          </FormActions>
        </Form>
      </SettingsSection>
    </section>
  );
}
