/** What the hub says about itself to the page. */
import { signal, type ReadonlySignal } from "@preact/signals";

/** What the hub says about itself to the page. */
export interface Settings {
  /** Whether any site may show a view within its own (`LIAISON_FRAME_ANCESTORS`). */
  readonly isEmbeddable: boolean;
  /** How the dataset is cited. */
  readonly cite: string;
}

const known = signal<Settings | null>(null);
let asked: Promise<Settings> | null = null;

/** The settings, once they are known; if the hub does not answer, the next caller asks again. */
export function settingsNow(): ReadonlySignal<Settings | null> {
  settingsRead().catch(() => undefined);
  return known;
}

/** The settings. Throws where the hub does not answer. */
export function settingsRead(): Promise<Settings> {
  asked ??= read().catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

async function read(): Promise<Settings> {
  const response = await fetch("/explorer/settings.json");
  if (!response.ok) throw new Error(String(response.status));
  return (known.value = (await response.json()) as Settings);
}
