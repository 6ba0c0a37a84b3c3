/** What the hub tells of the real dataset. Nothing here writes, so one hub does for all. One suite alone: `npm test -- tests/dataset -t paging`. */
import { closeDatasetHub } from "../support/datasetHub";
import { declareSuites } from "../support/jest/suites";

afterAll(closeDatasetHub);

declareSuites(__dirname);
