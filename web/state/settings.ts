/** What the hub tells the page of itself. */
import { signal, type ReadonlySignal } from "@preact/signals";

export interface Settings {
  /** Whether any site may show a view within its own (`LIAISON_FRAME_ANCESTORS`). */
  readonly isEmbeddable: boolean;
  /** How the dataset is cited. */
  readonly cite: string;
}

const known = signal<Settings | null>(null);
let isAsked = false;

/** The settings, as soon as they are known; a hub that does not answer is asked again by the next who wants them. */
export function settingsNow(): ReadonlySignal<Settings | null> {
  if (!isAsked) void read();
  return known;
}

async function read(): Promise<void> {
  isAsked = true;
  try {
    const response = await fetch("/explorer/settings.json");
    if (!response.ok) throw new Error(String(response.status));
    known.value = (await response.json()) as Settings;
  } catch {
    isAsked = false;
  }
}
