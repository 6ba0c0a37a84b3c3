/** The dataset of a hub: imported before it is ready, and cited wherever it is handed out. */
import { datasetInfo, ensureDataset, IMPORT_PHASES } from "../seed";
import type { Store } from "../store/port";
import type { Terminal } from "../terminal/terminal";

/** How the dataset is to be cited. */
export interface Citation {
  readonly version: string;
  readonly compiled: string;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly cite: string;
}

/** Imports the dataset of a folder where the store does not hold it yet; `waitFor` hears, in a sentence, how far it is. */
export async function importInto(
  store: Store,
  directory: string,
  { terminal, waitFor }: { readonly terminal: Terminal; readonly waitFor: (what: string) => void },
): Promise<void> {
  const display = terminal.progress(IMPORT_PHASES);
  try {
    const outcome = await ensureDataset({
      directory,
      store,
      report(progress) {
        display.report(progress);
        const percent = progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0;
        waitFor(`${IMPORT_PHASES[progress.phase]}: ${percent} %.`);
      },
    });
    display.end();
    if (outcome === "present") terminal.say("The dataset is there already.");
  } finally {
    display.end();
  }
}

/** The citation of the dataset of a folder. */
export async function citationOf(directory: string): Promise<Citation> {
  const { version, compiled } = await datasetInfo(directory);
  const licence = "CC BY 4.0";
  return {
    version,
    compiled,
    licence,
    licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
    cite: `Liaison: cooperation of National Preventive Mechanisms, civil society and international bodies. Dataset of ${compiled}, version ${version}. ${licence}.`,
  };
}
