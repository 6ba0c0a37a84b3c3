/** What a request may cost. One suite alone: `npm test -- tests/cost -t ceiling`. */
import { declareSuites } from "../support/jest/suites";

declareSuites(__dirname);
