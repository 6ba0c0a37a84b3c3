/** The dataset: checked, imported once, and cited. */
export { checkDataset } from "./check";
export { datasetDigest, datasetInfo, type DatasetInfo } from "./files";
export { ensureDataset, importDataset, type ImportProgress, type ImportRequest } from "./import";
export { DatasetError, type Problem } from "./problems";
