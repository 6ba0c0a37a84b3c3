/** How the dataset is named and cited. */
export interface DatasetCitation {
  readonly version: string;
  /** Month of compilation, such as "2026-11". */
  readonly compiled: string;
  readonly licence: string;
  readonly licenceUrl: string;
  /** One line of text. */
  readonly cite: string;
}
