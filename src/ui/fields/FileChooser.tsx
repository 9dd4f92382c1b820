import type { RefObject } from 'react';

interface FileChooserProps {
  /** Whoever opens it clicks this, from a button or a key of its own. */
  input: RefObject<HTMLInputElement | null>;
  onFiles(files: FileList): void;
  accept?: string | undefined;
}

/** The system's window for choosing files; itself neither seen, nor read out, nor reached by Tab. */
export function FileChooser({ input, onFiles, accept }: FileChooserProps) {
  return (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      accept={accept}
      onChange={(event) => {
        if (event.target.files) onFiles(event.target.files);
        // The same file again is a change as well.
        event.target.value = '';
      }}
    />
  );
}
