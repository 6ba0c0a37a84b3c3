/** What is written, by whom, and what others are told of it. One suite alone: `npm test -- tests/writing -t concurrent`. */
import { declareSuites } from "../support/jest/suites";

declareSuites(__dirname);
