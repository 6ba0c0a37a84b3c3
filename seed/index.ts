/** The dataset: checked, imported once, and cited. */
export { checkDataset } from "./check";
export { demonstrationRecords, writeDemonstration } from "./demonstration";
export { datasetDigest, datasetInfo } from "./files";
export { ensureDataset, importDataset, IMPORT_PHASES, type ImportProgress } from "./import";
export {
  previewImport,
  type ImportPreview,
  type PreviewedField,
  type PreviewedFields,
  type PreviewedRecord,
} from "./preview";
export { DatasetError, type Problem } from "./problems";
