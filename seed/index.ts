/** The dataset: checked, imported once, and cited. */
export { checkDataset } from "./check";
export { demonstrationRecords, writeDemonstration } from "./demonstration";
export { datasetDigest, datasetInfo } from "./files";
export { ensureDataset, importDataset, type ImportProgress } from "./import";
export { DatasetError, type Problem } from "./problems";
